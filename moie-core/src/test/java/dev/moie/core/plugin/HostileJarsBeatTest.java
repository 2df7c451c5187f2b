package dev.moie.core.plugin;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.JobOutcome;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad jar in one folder, and one heartbeat over a job of each. */
class HostileJarsBeatTest {
  private static final String CHECK =
      """
      package ID;
      import dev.moie.api.*;
      @JobType(value = "ID/check", summary = "Checks")
      public final class Check implements Verifier<NoConfig> {
        BODY
        @Override public Verification verify(NoConfig config, JobContext job) throws Exception {
          return Verification.verified("" + new Other());
        }
      }
      """;
  private static final String HANGS =
      "while (System.getProperty(\"moie.test.release\") == null) try { Thread.sleep(5); } catch"
          + " (InterruptedException e) { }";

  @TempDir Path root;
  private Path plugins;

  /** What is expected of a plugin's job, by id: a piece of its reason. */
  private final Map<String, String> reasons = new LinkedHashMap<>();

  @BeforeEach
  void folder() throws IOException {
    System.clearProperty("moie.test.release");
    plugins = Files.createDirectories(root.resolve("plugins"));
  }

  @AfterEach
  void release() {
    System.setProperty("moie.test.release", "now");
  }

  private PluginJar plugin(String id, String body, String reason) {
    reasons.put(id, reason);
    return PluginJar.of(id)
        .source(id + ".Check", CHECK.replace("BODY", body).replace("ID", id))
        .source(id + ".Other", "package ID; final class Other {}".replace("ID", id));
  }

  private PluginJar plugin(String id, String reason) {
    return plugin(id, "", reason);
  }

  private static byte[] classFor(int version) {
    return new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) version};
  }

  private void everyKind() throws IOException {
    Files.writeString(plugins.resolve("nozip.jar"), "this is no zip");
    reasons.put("nozip", "is not installed");
    Path cut = plugin("cut", "is not installed").into(plugins);
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 30));
    Files.createDirectory(plugins.resolve("folder.jar"));
    plugin("noindex", "has no META-INF/moie/types.json");
    PluginJar.of("noindex").entry("readme", "x").into(plugins);
    plugin("bomb", "is larger than")
        .entry("META-INF/moie/types.json", new byte[64 << 20])
        .into(plugins);
    plugin("idxbomb", "is larger than")
        .entry("META-INF/extensions.idx", new byte[64 << 20])
        .into(plugins);
    plugin("deep", "cannot be used")
        .entry("META-INF/moie/types.json", "[".repeat(100_000))
        .into(plugins);
    plugin("missing", "needs the plugin \"absent\"")
        .manifest("Plugin-Dependencies", "absent")
        .into(plugins);
    plugin("circlea", "in a circle").manifest("Plugin-Dependencies", "circleb").into(plugins);
    plugin("circleb", "in a circle").manifest("Plugin-Dependencies", "circlea").into(plugins);
    plugin("selfish", "in a circle").manifest("Plugin-Dependencies", "selfish").into(plugins);
    plugin("range", "works with API >=9.0.0").manifest("Plugin-Requires", ">=9.0.0").into(plugins);
    plugin("norange", "is no version range").manifest("Plugin-Requires", "soon").into(plugins);
    plugin("toonew", "compiled for Java").entry("toonew/Check.class", classFor(99)).into(plugins);
    plugin("laternew", "UnsupportedClassVersionError")
        .entry("laternew/Other.class", classFor(99))
        .into(plugins);
    plugin("garbled", "ClassFormatError").entry("garbled/Other.class", classFor(61)).into(plugins);
    plugin("bundled", "copy of what the engine provides")
        .entry("dev/moie/api/Verifier.class", "x")
        .into(plugins);
    plugin("clinit", "static { if (true) throw new IllegalStateException(\"boom\"); }", "boom")
        .into(plugins);
    plugin("ctor", "public Check() { throw new IllegalStateException(\"bang\"); }", "bang")
        .into(plugins);
    plugin("slow", "public Check() throws Exception { Thread.sleep(3600000); }", "timed out")
        .into(plugins);
    plugin("hang", "public Check() { " + HANGS + " }", "was abandoned").into(plugins);
    plugin("clhang", "static { " + HANGS + " }", "was abandoned").into(plugins);
    plugin("twice", "").into(plugins, "twice-1.jar");
    plugin("twice", "Other").manifest("Plugin-Version", "1.1.0").into(plugins, "twice-2.jar");
    plugin("unread", "is not installed").into(plugins);
    Files.delete(plugins.resolve("unread.jar"));
    Files.createSymbolicLink(plugins.resolve("unread.jar"), root.resolve("nowhere"));
  }

  @Test
  void one_beat_over_all_kinds_names_each_and_harms_nobody_else() throws Exception {
    everyKind();
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      List<String> jobs = new ArrayList<>();
      jobs.add(job("good-first", "pending", write("good-first")));
      for (String id : reasons.keySet()) {
        jobs.add(
            bare(
                id,
                "pending",
                "'timeout': 'PT1S', 'verify': {'uses': '" + id + "/check', 'with': {}}"));
      }
      jobs.add(job("good-last", "pending", write("good-last")));
      workspace.state(
          1,
          "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 4, 'jobs': ["
              + String.join(",\n", jobs)
              + "]}");

      BeatReport report = workspace.beat();

      assertThat(reportOf(report, "good-first").outcome()).isEqualTo(JobOutcome.EXECUTED);
      assertThat(reportOf(report, "good-last").outcome()).isEqualTo(JobOutcome.EXECUTED);
      for (Map.Entry<String, String> expected : reasons.entrySet()) {
        assertThat(reportOf(report, expected.getKey()).outcome())
            .as(expected.getKey())
            .isEqualTo(
                expected.getKey().equals("twice") ? JobOutcome.VERIFIED : JobOutcome.INCONCLUSIVE);
        assertThat(reportOf(report, expected.getKey()).reason())
            .as(expected.getKey())
            .contains(expected.getValue());
      }
      assertNamed(workspace.host().reports());
      System.out.println("kinds of bad jars in one beat: " + reasons.size());
    }
  }

  private static void assertNamed(List<PluginReport> reports) {
    Map<String, List<String>> problems = new LinkedHashMap<>();
    for (PluginReport report : reports) {
      for (PluginProblem problem : report.problems()) {
        assertThat(problem.message()).isNotBlank();
        assertThat(problem.cure()).isNotBlank();
        problems
            .computeIfAbsent(report.jar().getFileName().toString(), key -> new ArrayList<>())
            .add(problem.id());
      }
    }
    assertThat(problems)
        .containsEntry("nozip.jar", List.of("NOT_A_JAR"))
        .containsEntry("cut.jar", List.of("NOT_A_JAR"))
        .containsEntry("folder.jar", List.of("NOT_A_JAR"))
        .containsEntry("noindex.jar", List.of("NO_INDEX"))
        .containsEntry("bomb.jar", List.of("NOT_A_JAR"))
        .containsEntry("idxbomb.jar", List.of("NOT_A_JAR"))
        .containsEntry("deep.jar", List.of("BAD_INDEX"))
        .containsEntry("missing.jar", List.of("MISSING_DEPENDENCY"))
        .containsEntry("circlea.jar", List.of("DEPENDENCY_CYCLE"))
        .containsEntry("circleb.jar", List.of("DEPENDENCY_CYCLE"))
        .containsEntry("selfish.jar", List.of("DEPENDENCY_CYCLE"))
        .containsEntry("range.jar", List.of("API_MISMATCH"))
        .containsEntry("norange.jar", List.of("BAD_REQUIRES"))
        .containsEntry("toonew.jar", List.of("CLASS_TOO_NEW"))
        .containsEntry("laternew.jar", List.of("CLASS_TOO_NEW"))
        .containsEntry("bundled.jar", List.of("BUNDLED_API"))
        .containsEntry("hang.jar", List.of("QUARANTINED"))
        .containsEntry("clhang.jar", List.of("QUARANTINED"))
        .containsEntry("twice-1.jar", List.of("DUPLICATE_ID"))
        .containsEntry("unread.jar", List.of("NOT_A_JAR"))
        .containsEntry("clinit.jar", List.of("START_FAILED"))
        .containsEntry("ctor.jar", List.of("START_FAILED"))
        .doesNotContainKeys("probe.jar", "twice-2.jar");
  }

  @Test
  void a_jar_that_disappears_or_changes_after_it_was_listed_is_named() throws Exception {
    Path gone = plugin("gone", "").into(plugins);
    Path changed = plugin("changed", "").into(plugins);
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      assertThat(workspace.host().reports()).hasSize(3);
      Files.delete(gone);
      plugin("changed", "int more;", "").into(plugins);
      workspace.state(
          1,
          "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 3, 'jobs': ["
              + bare("1.1", "pending", "'verify': {'uses': 'gone/check', 'with': {}}")
              + ","
              + bare("1.2", "pending", "'verify': {'uses': 'changed/check', 'with': {}}")
              + ","
              + job("1.3", "pending", write("1.3"))
              + "]}");

      BeatReport report = workspace.beat();

      assertThat(reportOf(report, "1.1").reason())
          .contains("could not be started", gone.toString());
      assertThat(reportOf(report, "1.2").reason()).contains(changed + " changed while it was read");
      assertThat(reportOf(report, "1.3").outcome()).isEqualTo(JobOutcome.EXECUTED);
    }
    assertThat(copies()).noneMatch(name -> name.startsWith("changed-"));
  }

  private List<String> copies() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(".moie/plugins"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
