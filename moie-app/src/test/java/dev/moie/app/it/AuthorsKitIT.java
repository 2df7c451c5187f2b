package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Maven;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningBeat;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who has the distribution and nothing else makes a plugin: outside this source tree, with
 * an empty local Maven repository, and of MOIE only what lies in the distribution's {@code sdk}.
 */
@Tag("slow")
class AuthorsKitIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");

  /** Makes the generated action wait where the file's name says so. */
  private static final String SLOW_CALL =
      """
      IOException, InterruptedException {
          if (config.path().equals("slow.txt")) {
            java.nio.file.Files.createFile(job.files().resolve("slow.txt.begun"));
            while (!java.nio.file.Files.exists(job.files().resolve("slow.txt.go"))) {
              Thread.sleep(20);
            }
          }
      """;

  @TempDir Path folder;

  private Moie moie;
  private Maven maven;
  private Path workspace;

  @BeforeEach
  void an_empty_folder() {
    moie = Moie.in(folder);
    maven = new Maven(folder.resolve("maven"));
    workspace = folder.resolve("workspace");
  }

  /**
   * From nothing to a plugin that is dropped into a running engine, replaced there during a call,
   * and removed. A job that waits for a file holds the one heartbeat open before each of the three.
   */
  @Test
  void a_new_plugin_is_built_dropped_replaced_and_removed_during_one_beat() throws Exception {
    assertThat(moie.run("plugins", "new", "greet").exit()).isZero();
    replace("src/main/java/com/example/greet/WriteAction.java", "IOException {\n", SLOW_CALL);
    Path old = build("0.1.0");
    replace("pom.xml", "<version>0.1.0</version>", "<version>0.2.0</version>");
    replace("src/main/java/com/example/greet/GreetingConfig.java", "\"Hello\"", "\"Good day\"");
    replace("src/test/java/com/example/greet/GreetingTest.java", "Hello, ", "Good day, ");
    Path changed = build("0.2.0");
    jobsAroundTheChanges();
    RunningBeat beat = RunningBeat.start(moie, workspace);
    try {
      beat.reaches("1.1.waits");

      drop(old);
      beat.tells("PLUGIN ADDED: greet 0.1.0");
      beat.goOn("dropped");
      beat.tells("EXECUTED & CLOSED: Task 1.2");
      beat.reaches("slow.txt.begun");
      drop(changed);
      beat.tells("PLUGIN REPLACED: greet 0.1.0 BY 0.2.0");
      beat.goOn("replaced");
      beat.tells("EXECUTED & CLOSED: Task 1.5");
      assertThat(beat.journal()).doesNotContain("Task 1.3");
      beat.goOn("slow.txt.go");
      beat.tells("EXECUTED & CLOSED: Task 1.3");
      Moie.Result info = moie.run("--home", "workspace", "plugins", "info", "greet", "--json");
      Files.delete(workspace.resolve("plugins/greet.jar"));
      beat.tells("PLUGIN REMOVED: greet 0.2.0");
      beat.goOn("removed");

      Moie.Result ended = beat.end();
      assertThat(List.of("1.2", "1.3", "1.5"))
          .as(ended.toString())
          .allMatch(id -> ended.job(id).path("outcome").asText().equals("EXECUTED"));
      assertThat(ended.job("1.7").toString()).contains("INCONCLUSIVE", "greet", "was removed");
      assertThat(info.out()).contains("greet/write", "greet/written", "Apache-2.0", "com.example");
    } finally {
      beat.kill();
    }
    assertThat(workspace.resolve("one.txt")).hasContent("Hello, Ada!\n");
    assertThat(workspace.resolve("slow.txt")).hasContent("Hello, Ada!\n");
    assertThat(workspace.resolve("two.txt")).hasContent("Good day, Ada!\n");
    assertThat(workspace.resolve("three.txt")).doesNotExist();
    assertThat(maven.repository().resolve("dev/moie")).doesNotExist();
  }

  @Test
  void a_new_cyclic_plugin_is_built_too() throws Exception {
    if (!SLOW) {
      System.out.println("AuthorsKitIT: a new cyclic plugin is built with -Pslow only");
      return;
    }
    assertThat(moie.run("plugins", "new", "greet", "--template", "cyclic").exit()).isZero();
    StateFiles.phase(
        workspace,
        "{'id': '5.1', 'task': 'Collect', 'status': 'cyclic',"
            + " 'run': {'uses': 'greet/collect', 'with': {'source': 'inbox.txt'}}}");
    Files.writeString(workspace.resolve("inbox.txt"), "a One\n");

    drop(build("0.1.0"));
    Moie.Result beat = moie.run("--home", "workspace", "heartbeat", "--json");

    assertThat(beat.job("5.1").path("outcome").asText()).as(beat.out()).isEqualTo("CYCLIC_RAN");
    assertThat(workspace.resolve("research_logs/greet.md")).hasContent("- **a** One\n");
  }

  /** With its own tests where time allows; its jar. */
  private Path build(String version) {
    Path project = folder.resolve("greet");
    if (SLOW) {
      String told = maven.run(project, "verify");
      assertThat(told).contains("ConformanceIT").doesNotContain("Tests run: 0,");
    } else {
      maven.run(project, "-DskipTests", "package");
    }
    System.out.println("AuthorsKitIT: built version " + version + (SLOW ? " with its tests" : ""));
    return project.resolve("target/greet-" + version + ".jar");
  }

  private void drop(Path jar) throws IOException {
    Path plugins = Files.createDirectories(workspace.resolve("plugins"));
    Path arriving = plugins.resolve(".greet.jar.arriving");
    Files.copy(jar, arriving);
    Files.move(
        arriving, plugins.resolve("greet.jar"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private void replace(String file, String old, String by) throws IOException {
    Path path = folder.resolve("greet").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, by));
  }

  /** A greeting behind each change, and a slow one that begins before the second. */
  private void jobsAroundTheChanges() {
    String seen = "'verify': {'uses': 'verify/file', 'with': {'path': 'slow.txt'}}";
    StateFiles.write(
        workspace,
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 2, 'jobs': ["
            + String.join(
                ",",
                waiting("1.1", "dropped", ""),
                greeting("1.2", written("one.txt"), "one.txt", "'needs': ['1.1'],"),
                greeting("1.3", seen, "slow.txt", "'needs': ['1.2'],"),
                waiting("1.4", "replaced", "'needs': ['1.2'],"),
                greeting("1.5", written("two.txt"), "two.txt", "'needs': ['1.4'],"),
                waiting("1.6", "removed", "'needs': ['1.3', '1.5'],"),
                greeting("1.7", written("three.txt"), "three.txt", "'needs': ['1.6'],"))
            + "]}");
  }

  private static String waiting(String id, String file, String more) {
    String command = "touch " + id + ".waits; until test -e " + file + "; do sleep 0.05; done";
    return StateFiles.job(
        id,
        more
            + "'verify': {'uses': 'verify/file', 'with': {'path': '"
            + file
            + "'}}, 'run': {'uses': 'steps/command', 'with': {'command': '"
            + command
            + "'}}");
  }

  private static String written(String path) {
    return "'verify': {'uses': 'greet/written', " + ada(path) + "}";
  }

  private static String ada(String path) {
    return "'with': {'path': '" + path + "', 'name': 'Ada'}";
  }

  private static String greeting(String id, String verify, String path, String more) {
    return StateFiles.job(
        id, more + verify + ", 'run': {'uses': 'greet/write', " + ada(path) + "}");
  }
}
