package dev.moie.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.files.OutsideWorkspaceException;
import dev.moie.api.files.WriteOptions;
import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin writes inside the workspace, and not over what is the engine's. */
class LocalWorkspaceFilesTest {
  private static final byte[] TEXT = "text\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path outside;
  @TempDir Path root;
  private LocalWorkspaceFiles files;

  @BeforeEach
  void open() throws IOException {
    files = new LocalWorkspaceFiles(Disk.LOCAL, new Workspace(root), "probe");
  }

  private void write(String path) throws IOException {
    files.write(Path.of(path), TEXT, WriteOptions.defaults());
  }

  @Test
  void folders_are_made_and_a_backup_is_kept() throws Exception {
    write("a/b/c.txt");
    files.write(
        Path.of("a/b/c.txt"),
        "new".getBytes(StandardCharsets.UTF_8),
        WriteOptions.defaults()
            .withBackup()
            .withMode(PosixFilePermissions.fromString("rwxr-x---")));

    assertThat(root.resolve("a/b/c.txt")).hasContent("new");
    assertThat(root.resolve("a/b/c.txt.bak")).hasContent("text\n");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a/b/c.txt"))))
        .isEqualTo("rwxr-x---");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "/etc/moie-test", ".", ""})
  void paths_outside_are_refused(String path) {
    assertThatThrownBy(() -> write(path)).isInstanceOf(OutsideWorkspaceException.class);
  }

  @Test
  void a_link_that_leads_outside_is_refused() throws Exception {
    Files.createSymbolicLink(root.resolve("out"), outside);
    Files.createSymbolicLink(root.resolve("out.txt"), Files.createFile(outside.resolve("x")));

    assertThatThrownBy(() -> write("out/x.txt")).isInstanceOf(OutsideWorkspaceException.class);
    assertThatThrownBy(() -> write("out.txt")).isInstanceOf(OutsideWorkspaceException.class);
    assertThat(outside.resolve("x")).isEmptyFile();
    assertThat(outside.resolve("x.txt")).doesNotExist();
  }

  @Test
  void a_link_to_nowhere_is_refused() throws Exception {
    Files.createSymbolicLink(root.resolve("dangling"), outside.resolve("absent"));

    assertThatThrownBy(() -> write("dangling")).hasMessageContaining("symbolic link to nowhere");
    assertThat(outside.resolve("absent")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sovereign_state_v2.json",
        "sovereign_state.json",
        "moie.yaml",
        ".moie/log.db",
        ".moie/data/other/x",
        "plugins/evil.jar"
      })
  void what_is_the_engines_is_refused(String path) {
    assertThatThrownBy(() -> write(path)).hasMessageContaining("belongs to the engine");
  }

  @Test
  void a_plugins_own_folder_is_its_own() throws Exception {
    files.append(files.data().resolve("seen.txt"), TEXT);
    files.append(files.data().resolve("seen.txt"), TEXT);

    assertThat(root.resolve(".moie/data/probe/seen.txt")).hasContent("text\ntext\n");
  }
}
