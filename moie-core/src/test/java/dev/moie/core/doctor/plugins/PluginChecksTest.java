package dev.moie.core.doctor.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.doctor.JavaInstallation;
import dev.moie.core.doctor.Scene;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.workspace.ProcessStart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of each bad jar and folder, word for word. */
class PluginChecksTest {
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

  private static final String INDEX = "{\"format\": 1, \"types\": [%s], \"extensions\": [%s]}";

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void goodNeighbour() {
    scene = new Scene(folder).healthy();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private static PluginJar bad() {
    return PluginJar.of("bad").source("bad.Check", VERIFIER.formatted(""));
  }

  private void golden(String id) {
    scene.assertGolden(Scene.check(id));
  }

  @Test
  void no_zip_and_an_empty_file() {
    scene.file("plugins/bad.jar", "this is no zip").file("plugins/empty.jar", "");
    golden("plugin-not-a-jar");
  }

  @Test
  void other_files() {
    scene.file("plugins/plugin.zip", "zip").file("plugins/readme.md", "hello");
    golden("plugin-ignored-file");
  }

  @Test
  void copies_that_were_left_half_way() {
    scene.file("plugins/bad.jar.part", "PK").file("plugins/.worse.jar.Xy12", "PK");
    golden("plugin-half-copied");
    assertThat(scene.findings(Scene.check("plugin-ignored-file"))).isEmpty();
  }

  @Test
  void directories() throws IOException {
    Files.createDirectory(scene.plugins().resolve("unpacked"));
    Files.createDirectory(scene.plugins().resolve("folder.jar"));
    golden("plugin-directory");
    assertThat(scene.findings(Scene.check("plugin-not-a-jar"))).isEmpty();
  }

  @Test
  void a_jar_that_may_not_be_read() {
    Path jar = bad().into(scene.plugins());
    scene.mode(jar, "---------");
    UnreadableFile check = new UnreadableFile();
    // Root reads everything; then only the words can be looked at.
    scene.assertGolden(
        check,
        "",
        Files.isReadable(jar)
            ? check.of(
                List.of(reported(jar, "UNREADABLE_FILE", "bad.jar may not be read by this user")),
                List.of(),
                scene.site())
            : scene.findings(check));
  }

  private PluginReport reported(Path jar, String kind, String message) {
    PluginReport probe = scene.host().report("bad");
    return new PluginReport(
        probe.id(),
        probe.version(),
        probe.state(),
        jar,
        probe.origin(),
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        probe.overrides(),
        "",
        List.of(),
        List.of(new PluginProblem(kind, message, "the host's cure")),
        List.of());
  }

  @Test
  void a_folder_that_may_not_be_listed() {
    UnreadableFolder check = new UnreadableFolder();
    PluginProblem problem =
        new PluginProblem(
            "UNREADABLE_FOLDER",
            "the folder " + scene.plugins() + " cannot be listed: AccessDeniedException",
            "check its permissions");
    scene.mode(scene.plugins(), "---------");
    boolean readable = Files.isReadable(scene.plugins());
    List<PluginProblem> problems = readable ? List.of(problem) : scene.host().host().problems();
    scene.mode(scene.plugins(), "rwxr-xr-x");

    assertThat(problems).extracting(PluginProblem::id).containsExactly("UNREADABLE_FOLDER");
    scene.assertGolden(check, "", check.of(List.of(), List.of(problem), scene.site()));
  }

  @Test
  void a_link_out_of_the_folder() throws IOException {
    Path elsewhere = bad().into(scene.folder().resolve("elsewhere"));
    Files.createSymbolicLink(scene.plugins().resolve("bad.jar"), elsewhere);
    golden("plugin-outside-folder");
  }

  @Test
  void a_jar_without_a_manifest() throws IOException {
    try (OutputStream out = Files.newOutputStream(scene.plugins().resolve("bad.jar"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }
    golden("plugin-no-manifest");
  }

  @Test
  void a_jar_without_an_id_or_with_a_strange_one() {
    bad().manifest("Plugin-Id", null).into(scene.plugins(), "library.jar");
    bad().manifest("Plugin-Id", "../evil").into(scene.plugins(), "evil.jar");
    golden("plugin-no-id");
  }

  @Test
  void a_version_that_is_none() {
    bad().manifest("Plugin-Version", "one").into(scene.plugins());
    golden("plugin-bad-version");
  }

  @Test
  void a_range_that_is_none() {
    bad().manifest("Plugin-Requires", ">>nonsense").into(scene.plugins());
    golden("plugin-bad-requires");
  }

  @Test
  void another_api() {
    bad().manifest("Plugin-Requires", ">=2.0.0").into(scene.plugins());
    golden("plugin-api-mismatch");
  }

  @Test
  void no_index() {
    PluginJar.of("bad").entry("bad/readme.txt", "nothing here").into(scene.plugins());
    golden("plugin-no-index");
  }

  @Test
  void an_index_of_a_newer_processor_and_one_with_the_same_type_twice() {
    String type =
        "{\"name\": \"worse/check\", \"kind\": \"verifier\", \"class\": \"worse.%s\", \"summary\":"
            + " \"\", \"config\": \"x\", \"example\": {}, \"schema\": {}}";
    bad().entry("META-INF/moie/types.json", "{\"format\": 2}").into(scene.plugins());
    PluginJar.of("worse")
        .entry("META-INF/extensions.idx", "")
        .entry(
            "META-INF/moie/types.json",
            INDEX.formatted(type.formatted("One") + ", " + type.formatted("Two"), ""))
        .into(scene.plugins());
    golden("plugin-bad-index");
  }

  @Test
  void a_plugin_for_another_program() {
    PluginJar.of("bad")
        .entry("META-INF/extensions.idx", "# made by PF4J\norg.other.Menu\norg.other.Theme\n")
        .into(scene.plugins());
    golden("plugin-foreign");
  }

  @Test
  void types_of_another_plugin() {
    bad().manifest("Plugin-Id", "worse").into(scene.plugins());
    golden("plugin-wrong-prefix");
  }

  @Test
  void the_same_id_twice() {
    bad().into(scene.plugins(), "one.jar");
    bad().manifest("Plugin-Version", "1.1.0").into(scene.plugins(), "two.jar");
    golden("plugin-duplicate-id");
  }

  @Test
  void an_extension_that_nobody_calls() {
    String extensions =
        "{\"class\": \"bad.Ears\", \"points\": [\"dev.moie.api.EngineListener\"]},"
            + "{\"class\": \"bad.Mind\", \"points\": [\"dev.moie.api.Telepathy\"]},"
            + "{\"class\": \"bad.Own\", \"points\": [\"bad.Point\"]}";
    PluginJar.of("bad")
        .entry("META-INF/extensions.idx", "")
        .entry("bad/Point.class", "its own")
        .entry("META-INF/moie/types.json", INDEX.formatted("", extensions))
        .into(scene.plugins());
    golden("plugin-unknown-extension");
  }

  @Test
  void a_missing_dependency() {
    bad().manifest("Plugin-Dependencies", "absent@>=1.0.0").into(scene.plugins());
    golden("plugin-missing-dependency");
  }

  @Test
  void a_dependency_of_the_wrong_version() {
    bad().manifest("Plugin-Dependencies", "probe@>=2.0.0").into(scene.plugins());
    golden("plugin-wrong-dependency");
  }

  @Test
  void dependencies_in_a_circle() {
    bad().manifest("Plugin-Dependencies", "other").into(scene.plugins());
    PluginJar.of("other")
        .manifest("Plugin-Dependencies", "bad")
        .source("o.Check", VERIFIER.formatted("").replace("bad", "o").replace("o/c", "other/c"))
        .into(scene.plugins());
    golden("plugin-dependency-cycle");
  }

  @Test
  void a_copy_of_the_api() {
    bad().entry("dev/moie/api/Verifier.class", "x").into(scene.plugins());
    golden("plugin-bundled-api");
  }

  @Test
  void classes_for_a_newer_java_in_the_index_and_out_of_it() {
    int running = Runtime.version().feature();
    scene
        .java(new JavaInstallation(running + ".0.9", "Maker", Path.of("/opt/java")))
        .naming("Java " + running, "Java RUNNING")
        .naming("--release " + running, "--release RUNNING");
    byte[] newer = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 99};
    bad().entry("bad/Check.class", newer).into(scene.plugins());
    PluginJar.of("worse")
        .source(
            "worse.Check", VERIFIER.formatted("").replace("bad", "worse").replace("bad/", "worse/"))
        .entry("org/library/New.class", newer)
        .entry("META-INF/versions/55/org/library/New.class", newer)
        .into(scene.plugins());
    golden("plugin-class-too-new");
  }

  @Test
  void a_class_that_is_not_there() {
    PluginJar.of("bad")
        .source("bad.Check", VERIFIER.formatted("private final Library library = new Library();"))
        .source("bad.Library", "package bad; final class Library {}")
        .without("bad/Library.class")
        .into(scene.plugins());
    assertThat(scene.host().verify("bad/check", "{}").holds()).isFalse();
    golden("plugin-missing-class");
  }

  @Test
  void a_plugin_in_quarantine() throws Exception {
    Path jar = bad().into(scene.plugins());
    String sha256 =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    scene.file(
        ".moie/quarantine.json",
        ("{'format': 1, 'plugins': [{'id': 'bad', 'version': '1.0.0', 'sha256': 'SHA', 'reason':"
                + " 'it called System.exit', 'since': '2090-01-04T00:00:00Z', 'type':"
                + " 'bad/check', 'job': '1.1'}]}")
            .replace("SHA", sha256)
            .replace('\'', '"'));
    golden("plugin-quarantined");
  }

  @Test
  void a_quarantine_that_is_none() {
    scene.file(".moie/quarantine.json", "{\"format\": 9}");
    golden("plugin-quarantine-file");
  }

  @Test
  void jars_and_folders_that_others_can_write() {
    Path jar = bad().into(scene.plugins());
    scene.mode(jar, "rw-rw-rw-").mode(scene.plugins(), "rwxr-xrwx");
    golden("plugin-writable-by-others");
  }

  @Test
  void a_jar_of_tomorrow() {
    Path jar = bad().into(scene.plugins());
    scene.writtenAt(jar, Instant.parse("2090-01-06T00:00:00Z"));
    golden("plugin-from-the-future");
  }

  /** What an engine in this process would tell. */
  private void engine(String start, String members) {
    scene.file(
        ".moie/plugins.json",
        "{\"format\": 1, \"pid\": PID, \"start\": \"START\", "
                .replace("PID", Long.toString(ProcessHandle.current().pid()))
                .replace("START", start)
            + members
            + "}");
  }

  private static String start() {
    return ProcessStart.of(ProcessHandle.current().pid()).orElseThrow();
  }

  @Test
  void a_plugin_whose_old_version_stays_in_memory() {
    engine(
        start(),
        """
        "plugins": [{"id": "probe", "version": "1.0.0", "current": true, "calls": 3}],
        "unloads": [
         {"id": "probe", "version": "0.9.0", "at": "2090-01-02T00:00:00Z", "state": "RECLAIMED"},
         {"id": "probe", "version": "0.9.1", "at": "2090-01-02T00:00:00Z", "state": "PENDING"},
         {"id": "worse", "version": "1.0.0", "at": "2090-01-04T00:00:00Z", "state": "HELD"},
         {"id": "bad", "version": "1.0.0", "at": "2090-01-03T00:00:00Z", "state": "HELD",
          "holders": ["java.sql.DriverManager"], "threads": ["bad-timer"]}]
        """);
    golden("plugin-not-reclaimed");
  }

  @Test
  void a_plugin_that_the_running_engine_does_not_use() {
    Path jar = bad().into(scene.plugins());
    Path other = scene.plugins().resolve("other.jar");
    scene.file("plugins/other.jar", "no jar");
    String refused =
        """
        "refused": [
          {"jar": "BAD", "id": "bad", "version": "1.0.0", "problem": "BREAKS_OTHER",
           "message": "with it the plugin \\"probe\\" does not work", "cure": "install another"},
          {"jar": "OTHER", "id": "other.jar", "version": "", "problem": "NOT_A_JAR",
           "message": "told by another check", "cure": "-"}]
        """
            .replace("BAD", jar.toString())
            .replace("OTHER", other.toString());
    engine(start(), refused);
    golden("plugin-refused-by-engine");

    // What a process has left that is gone is not believed.
    engine("earlier", refused);
    assertThat(scene.findings(Scene.check("plugin-refused-by-engine"))).isEmpty();
  }

  @Test
  void a_plugin_in_place_of_a_bundled_one() {
    PluginJar.probe().manifest("Plugin-Version", "0.8.0").into(scene.bundled(), "old.jar");
    golden("plugin-overrides");
  }

  @Test
  void a_plugin_that_nobody_uses() {
    bad().into(scene.plugins());
    PluginJar.of("wanting")
        .manifest("Plugin-Dependencies", "bad")
        .source("w.Check", VERIFIER.formatted("").replace("bad", "w").replace("w/c", "wanting/c"))
        .into(scene.plugins());
    golden("plugin-unused");
  }

  @Test
  void a_problem_without_a_check_of_its_own() {
    PluginJar.of("bad")
        .manifest("Plugin-Class", "bad.Own")
        .source("bad.Check", VERIFIER.formatted(""))
        .source(
            "bad.Own",
            "package bad; public final class Own extends org.pf4j.Plugin {"
                + " @Override public void start() { throw new IllegalStateException(\"boom\"); }}")
        .into(scene.plugins());
    assertThat(scene.host().verify("bad/check", "{}").holds()).isFalse();
    golden("plugin-other");
  }

  @Test
  void jobs_that_want_what_nobody_provides() {
    scene
        .jobs(
            "'verify': {'uses': 'probe/fiel', 'with': {'path': 'a'}}",
            "'verify': {'uses': 'probe/nothing-like-it'}",
            "'verify': {'uses': 'absent/check'}",
            "'verify': {'uses': 'bad/check'}")
        .file("plugins/readme.txt", "x");
    bad().manifest("Plugin-Requires", ">=2.0.0").into(scene.plugins());
    golden("job-type-missing");
  }

  @Test
  void an_action_under_verify_and_a_verification_under_run() {
    scene.jobs(
        "'verify': {'uses': 'probe/write', 'with': {'path': 'a'}},"
            + " 'run': {'uses': 'probe/file', 'with': {'path': 'a'}}");
    golden("job-step-kind");
  }

  @Test
  void channels_that_would_reach_nobody() {
    scene.file(
        "moie.yaml",
        """
        alerts:
          channels:
            gone: {uses: notify/webhook, with: {url: "https://example.org"}}
            odd: {uses: probe/write, with: {path: a}}
        """);
    golden("alert-channels");
  }

  @Test
  void configurations_that_do_not_fit() {
    scene.jobs(
        "'verify': {'uses': 'probe/file', 'with': {'paht': 'a'}}",
        "'verify': {'uses': 'probe/file', 'with': {'path': 7}}");
    golden("job-configuration");
  }

  @Test
  void commands_that_are_not_there() {
    scene
        .program("bin/present", "true")
        .jobs(
            "'verification_cmd': 'present && FOO=1 absent-one --x | present; test -e a'",
            "'verify': {'uses': 'verify/command', 'with': {'argv': ['absent-two']}}",
            "'verification_cmd': 'absent-one'",
            "'verify': {'uses': 'verify/command', 'with': {'command': 'absent-three', 'env':"
                + " {'PATH': '/own'}}}");
    golden("job-command-missing");
  }

  @Test
  void about_one_plugin_only_what_has_to_do_with_it_is_told() throws Exception {
    bad().manifest("Plugin-Requires", ">=2.0.0").into(scene.plugins());
    scene
        .file("plugins/other.jar", "no jar")
        .jobs("'verify': {'uses': 'bad/check'}", "'verify': {'uses': 'other/check'}");
    List<String> subjects = new ArrayList<>();
    for (var check : PluginChecks.all()) {
      Scene.findings(check, scene.setup().only("bad")).stream()
          .map(finding -> check.id() + " " + finding.subject())
          .forEach(subjects::add);
    }
    assertThat(subjects)
        .containsExactly("job-type-missing job 1.1, verify", "plugin-api-mismatch plugins/bad.jar");
  }
}
