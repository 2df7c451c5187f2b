package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands lead a session of their own, whether or not the cache folder can hold the launcher. */
class LauncherIT {
  /** Holds only for a leader. Whoever has started it says so where it cannot execute something. */
  private static final String LEADS =
      "set -- $$ $(cat /proc/$$/stat) && test $1 = $6 && test $1 = $7 && echo ran >> runs";

  private static final boolean HAS_LAUNCHER =
      System.getProperty("os.name").equals("Linux")
          && List.of("amd64", "aarch64").contains(System.getProperty("os.arch"));

  @TempDir Path folder;
  private Path workspace;
  private Path cache;

  @BeforeEach
  void aWorkspaceAndACache() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "skipped: without /proc nobody is asked");
    workspace = folder.resolve("a würkspace");
    cache = Files.createDirectory(folder.resolve("a cäche"));
    StateFiles.phase(
        workspace,
        StateFiles.job("1.1", "'verification_cmd': '" + LEADS + "'"),
        StateFiles.job(
            "1.2", "'verify': {'uses': 'verify/command', 'with': {'argv': ['./löst']}}"));
    Path lost = Files.writeString(workspace.resolve("löst"), "#!/no/such/interpreter\n");
    Files.setPosixFilePermissions(lost, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Moie moie() {
    return Moie.in(folder).with("XDG_CACHE_HOME", cache.toString()).with("MOIE_CDS", "off");
  }

  private Moie.Result verify() {
    return moie().run("--home", workspace.toString(), "verify", "--all", "--json");
  }

  private void isRunOnce(Moie.Result result, String starter) throws IOException {
    assertThat(result.err()).isEmpty();
    assertThat(Files.readAllLines(workspace.resolve("runs"))).containsExactly("ran");
    assertThat(result.job("1.2").path("reason").asText())
        .contains(HAS_LAUNCHER ? starter : "setsid");
    Files.delete(workspace.resolve("runs"));
  }

  @Test
  void with_the_launcher() throws Exception {
    for (int i = 0; i < 2; i++) {
      isRunOnce(verify(), "cannot be executed; check its mode and its first line: ./löst");
    }
    if (HAS_LAUNCHER) {
      try (Stream<Path> files = Files.list(cache.resolve("moie"))) {
        assertThat(files).singleElement().asString().contains("/launcher-");
      }
    }
  }

  @Test
  void with_a_cache_that_nothing_may_be_executed_in() throws Exception {
    String mount = "mount -t tmpfs -o noexec,mode=700 none \"$0\"";
    assumeTrue(
        inAMountNamespace(mount).exit() == 0,
        "skipped: this user may not mount anything in a name space of their own");

    Moie.Result result =
        inAMountNamespace(
            mount + " && exec \"$@\"",
            Moie.distribution() + "/bin/moie",
            "--home",
            workspace.toString(),
            "verify",
            "--all",
            "--json");

    isRunOnce(result, "setsid");
  }

  private Moie.Result inAMountNamespace(String line, String... command) {
    List<String> all =
        new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", line, cache.toString()));
    all.addAll(List.of(command));
    return moie().program(all.toArray(String[]::new));
  }

  @Test
  void with_a_cache_that_is_no_folder_or_that_others_may_write_to() throws Exception {
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    isRunOnce(verify(), "setsid");
    assertThat(cache).isEmptyDirectory();

    Files.delete(cache);
    Files.createFile(cache);
    isRunOnce(verify(), "setsid");
  }

  @Test
  void with_a_cache_in_which_somebody_has_planted_something() throws Exception {
    if (HAS_LAUNCHER) {
      verify();
      Files.delete(workspace.resolve("runs"));
      Path launcher;
      try (Stream<Path> files = Files.list(cache.resolve("moie"))) {
        launcher = files.findFirst().orElseThrow();
      }
      Files.delete(launcher);
      Files.writeString(launcher, "#!/bin/sh\ntouch '" + folder + "/planted'\n");
      Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    isRunOnce(verify(), "cannot be executed");

    assertThat(folder.resolve("planted")).doesNotExist();
  }
}
