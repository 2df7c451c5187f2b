package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Maven;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who has the distribution and nothing else makes a plugin: outside this source tree, with
 * an empty local Maven repository, and of MOIE only what lies in the distribution's {@code sdk}.
 */
class AuthorsKitIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");

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

  @Test
  void a_new_plugin_is_built_dropped_and_runs_and_so_does_its_next_version() throws Exception {
    assertThat(moie.run("plugins", "new", "greet").exit()).isZero();
    StateFiles.phase(workspace, greeting("1.1", "one.txt"), greeting("1.2", "two.txt"));

    drop(build("0.1.0"));
    Moie.Result first = moie.run("--home", "workspace", "heartbeat", "--single-step", "--json");

    assertThat(first.job("1.1").path("outcome").asText()).as(first.out()).isEqualTo("EXECUTED");
    assertThat(workspace.resolve("one.txt")).hasContent("Hello, Ada!\n");
    Moie.Result info = moie.run("--home", "workspace", "plugins", "info", "greet", "--json");
    assertThat(info.out()).contains("greet/write", "greet/written", "Apache-2.0", "com.example");

    replace("pom.xml", "<version>0.1.0</version>", "<version>0.2.0</version>");
    replace("src/main/java/com/example/greet/GreetingConfig.java", "\"Hello\"", "\"Good day\"");
    replace("src/test/java/com/example/greet/GreetingTest.java", "Hello, ", "Good day, ");
    drop(build("0.2.0"));
    Moie.Result second = moie.run("--home", "workspace", "heartbeat", "--json");

    assertThat(second.job("1.2").path("outcome").asText()).as(second.out()).isEqualTo("EXECUTED");
    assertThat(workspace.resolve("two.txt")).hasContent("Good day, Ada!\n");
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

  private static String greeting(String id, String path) {
    String with = "'with': {'path': '" + path + "', 'name': 'Ada'}";
    return StateFiles.job(
        id,
        "'verify': {'uses': 'greet/written', "
            + with
            + "},"
            + " 'run': {'uses': 'greet/write', "
            + with
            + "}");
  }
}
