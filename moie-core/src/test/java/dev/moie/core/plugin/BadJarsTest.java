package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestHost;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bad jar never hurts the rest: it is named, with the cure, and everything else works. */
class BadJarsTest {
  private static final String VERIFIER =
      """
      package bad;
      import dev.moie.api.*;
      @JobType(value = "bad/check", summary = "Checks")
      public final class Check implements Verifier<NoConfig> {
        %s
        @Override public Verification verify(NoConfig config, JobContext job) {
          return Verification.verified("held");
        }
      }
      """;

  @TempDir Path folder;
  private Path plugins;
  private TestHost host;

  @BeforeEach
  void goodNeighbour() {
    plugins = folder.resolve("plugins");
    PluginJar.probe().into(plugins);
  }

  @AfterEach
  void close() throws Exception {
    if (host != null) {
      host.close();
    }
  }

  private static PluginJar bad() {
    return PluginJar.of("bad").source("bad.Check", VERIFIER.formatted(""));
  }

  /** The ids of the problems of all jars; the good neighbour still works. */
  private List<String> problems() {
    host = new TestHost(folder);
    List<String> found =
        host.reports().stream()
            .flatMap(report -> report.problems().stream())
            .peek(problem -> assertThat(problem.message()).isNotBlank())
            .peek(problem -> assertThat(problem.cure()).isNotBlank())
            .map(PluginProblem::id)
            .toList();
    assertThat(host.verify("probe/file", "{\"path\": \"absent\"}").reason())
        .isEqualTo("there is no absent");
    return found;
  }

  @Test
  void a_healthy_jar_has_no_problem() {
    bad().into(plugins);

    assertThat(problems()).isEmpty();
    assertThat(host.verify("bad/check", "{}").holds()).isTrue();
  }

  @Test
  void no_zip() throws IOException {
    Files.writeString(plugins.resolve("bad.jar"), "this is no zip");
    assertThat(problems()).containsExactly("NOT_A_JAR");
  }

  @Test
  void an_empty_file() throws IOException {
    Files.createFile(plugins.resolve("bad.jar"));
    assertThat(problems()).containsExactly("NOT_A_JAR");
  }

  @Test
  void a_truncated_jar() throws IOException {
    Path jar = bad().into(plugins);
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(problems()).containsExactly("NOT_A_JAR");
  }

  @Test
  void no_manifest_attributes() {
    bad().manifest("Plugin-Id", null).into(plugins, "bad.jar");
    assertThat(problems()).containsExactly("NO_PLUGIN_ID");
  }

  @Test
  void an_id_that_leaves_the_folder() {
    bad().manifest("Plugin-Id", "../evil").into(plugins, "bad.jar");
    assertThat(problems()).contains("NO_PLUGIN_ID");
  }

  @Test
  void a_version_that_is_none() {
    bad().manifest("Plugin-Version", "one").into(plugins);
    assertThat(problems()).containsExactly("BAD_VERSION");
  }

  @Test
  void a_range_that_is_none() {
    bad().manifest("Plugin-Requires", ">>nonsense").into(plugins);
    assertThat(problems()).containsExactly("BAD_REQUIRES");
  }

  @Test
  void another_api() {
    bad().manifest("Plugin-Requires", ">=2.0.0").into(plugins);
    assertThat(problems()).containsExactly("API_MISMATCH");
  }

  @Test
  void no_index() {
    PluginJar.of("bad").entry("bad/readme.txt", "nothing here").into(plugins);
    assertThat(problems()).containsExactly("NO_INDEX");
  }

  @Test
  void a_plugin_for_another_program() {
    PluginJar.of("bad").entry("META-INF/extensions.idx", "other.Extension\n").into(plugins);
    assertThat(problems()).containsExactly("FOREIGN_PLUGIN");
  }

  @Test
  void an_index_that_is_no_json() {
    bad().entry("META-INF/moie/types.json", "{\"types\": [").into(plugins);
    assertThat(problems()).containsExactly("BAD_INDEX");
  }

  @Test
  void types_of_another_plugin() {
    bad().manifest("Plugin-Id", "worse").into(plugins);
    assertThat(problems()).containsExactly("WRONG_PREFIX");
  }

  @Test
  void the_same_id_twice() {
    bad().into(plugins, "one.jar");
    bad().manifest("Plugin-Version", "1.1.0").into(plugins, "two.jar");

    assertThat(problems()).containsExactly("DUPLICATE_ID");
    assertThat(host.provider("bad/check")).contains("bad 1.1.0");
  }

  @Test
  void a_missing_dependency() {
    bad().manifest("Plugin-Dependencies", "absent@>=1.0.0").into(plugins);
    assertThat(problems()).containsExactly("MISSING_DEPENDENCY");
  }

  @Test
  void a_dependency_of_the_wrong_version() {
    bad().manifest("Plugin-Dependencies", "probe@>=2.0.0").into(plugins);
    assertThat(problems()).containsExactly("WRONG_DEPENDENCY_VERSION");
  }

  @Test
  void dependencies_in_a_circle() {
    bad().manifest("Plugin-Dependencies", "other").into(plugins);
    PluginJar.of("other")
        .manifest("Plugin-Dependencies", "bad")
        .source("o.Check", VERIFIER.formatted("").replace("bad", "o").replace("o/c", "other/c"))
        .into(plugins);
    assertThat(problems()).containsOnly("DEPENDENCY_CYCLE");
  }

  @Test
  void a_class_for_a_newer_java() {
    bad()
        .entry(
            "bad/Check.class",
            new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 99})
        .into(plugins);
    assertThat(problems()).containsExactly("CLASS_TOO_NEW");
  }

  @Test
  void a_copy_of_the_api() {
    bad().entry("dev/moie/api/Verifier.class", "x").into(plugins);
    assertThat(problems()).containsExactly("BUNDLED_API");
  }

  @Test
  void a_manifest_that_unpacks_to_more_than_anybody_needs() throws IOException {
    Path jar = plugins.resolve("bad.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write("Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
      byte[] line = ("X: " + "x".repeat(60) + "\n").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 1_000_000; i++) {
        zip.write(line);
      }
    }
    assertThat(problems()).containsExactly("NOT_A_JAR");
    assertThat(host.report("bad.jar").problems().get(0).message()).contains("is larger than");
  }

  @Test
  void a_jar_without_a_manifest() throws IOException {
    try (OutputStream out = Files.newOutputStream(plugins.resolve("bad.jar"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }
    assertThat(problems()).containsExactly("NO_MANIFEST");
  }

  @Test
  void a_pipe_is_not_waited_for() throws Exception {
    Process made =
        new ProcessBuilder("mkfifo", plugins.resolve("bad.jar").toString()).inheritIO().start();
    assertThat(made.waitFor()).isZero();
    assertThat(problems()).containsExactly("NOT_A_JAR");
  }

  @Test
  void a_file_that_may_not_be_read() {
    AccessDeniedException denied = new AccessDeniedException("bad.jar");
    Path jar = bad().into(plugins);
    assertThat(jar.toFile().setReadable(false, false)).isTrue();
    // Root reads everything; then only the words can be looked at.
    assertThat(Files.isReadable(jar) ? List.of("UNREADABLE_FILE") : problems())
        .containsExactly("UNREADABLE_FILE");
    assertThat(Problems.notReadable(jar, denied).id()).isEqualTo("UNREADABLE_FILE");
  }

  @Test
  void a_type_name_that_is_none() {
    bad()
        .entry(
            "META-INF/moie/types.json",
            "{\"format\": 1, \"types\": [{\"name\": \"bad/\\u001b[2J\", \"kind\":"
                + " \"verifier\", \"class\": \"x\", \"summary\": \"\", \"config\": \"x\","
                + " \"example\": {}, \"schema\": {}}]}")
        .into(plugins);
    assertThat(problems()).containsExactly("BAD_INDEX");
  }

  @Test
  void a_folder_and_another_file() throws IOException {
    Files.createDirectory(plugins.resolve("unpacked"));
    Files.writeString(plugins.resolve("plugin.zip"), "zip");
    Files.writeString(plugins.resolve("readme.md"), "hello");
    assertThat(problems()).contains("IGNORED_FILE");
  }

  @Test
  void a_static_initialiser_that_throws() {
    PluginJar.of("bad")
        .source(
            "bad.Check",
            VERIFIER.formatted("static { if (true) throw new IllegalStateException(\"boom\"); }"))
        .into(plugins);

    assertThat(problems()).isEmpty();
    assertThat(host.verify("bad/check", "{}").reason()).contains("bad/check").contains("boom");
  }

  @Test
  void a_constructor_that_hangs() {
    PluginJar.of("bad")
        .source(
            "bad.Check",
            VERIFIER.formatted(
                "public Check() throws InterruptedException { Thread.sleep(3_600_000); }"))
        .into(plugins);

    assertThat(problems()).isEmpty();
    assertThat(host.verify("bad/check", "{}", Duration.ofMillis(300)).reason())
        .contains("timed out after PT0.3S");
  }
}
