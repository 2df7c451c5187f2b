package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.testing.LoopbackServer;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins come, are agreed to, are switched off and go, as an operator does it. */
class SupplyChainIT {
  @TempDir Path folder;
  private Path downloads;
  private Path plugins;
  private Moie moie;

  @BeforeEach
  void aWorkspaceWithAJobForAPluginToCome() throws IOException {
    Path workspace = Files.createDirectory(folder.resolve("ws"));
    StateFiles.phase(
        workspace,
        StateFiles.job(
            "1.1",
            "'verify': {'uses': 'verify/file', 'with': {'path': 'done'}},"
                + " 'run': {'uses': 'extra/act'}"));
    downloads = Files.createDirectory(folder.resolve("downloads"));
    plugins = workspace.resolve("plugins");
    moie = Moie.in(workspace);
  }

  private Path jar(String version) throws IOException {
    Path built =
        ThirdPartyJar.action(
            downloads.resolve("built"),
            "extra",
            version,
            "job.files().write(java.nio.file.Path.of(\"done\"), new byte[] {1},"
                + " dev.moie.api.files.WriteOptions.defaults());"
                + " return ActionResult.succeeded(\"done by "
                + version
                + "\");");
    return Files.move(
        built, downloads.resolve("extra-" + version + ".jar"), StandardCopyOption.REPLACE_EXISTING);
  }

  private JsonNode done(String schema, String... words) {
    Moie.Result result = moie.run(words);
    assertThat(result.exit()).as(result.toString()).isZero();
    PublishedSchema.of(schema).assertFits(result.out());
    return result.json();
  }

  private List<String> inPlugins() throws IOException {
    try (Stream<Path> files = Files.list(plugins)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void from_the_first_jar_to_a_required_lock() throws Exception {
    Path one = jar("1.0.0");
    JsonNode installed = done("plugins-install", "plugins", "install", one + "", "--json");
    assertThat(installed.path("jar").asText()).isEqualTo(plugins.resolve("extra.jar").toString());

    assertThat(done("plugins-lock", "plugins", "lock", "--json").path("written").asBoolean())
        .isTrue();
    Path lock = plugins.resolveSibling("plugins.lock");
    PublishedSchema.of("plugins-lock-file").assertFits(Files.readString(lock));
    assertThat(moie.run("plugins", "lock", "--check").exit()).isZero();

    // Somebody drops another jar in its place, and nobody has agreed to it.
    Files.copy(jar("1.1.0"), plugins.resolve("extra.jar"), StandardCopyOption.REPLACE_EXISTING);
    Moie.Result check = moie.run("plugins", "lock", "--check");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("~ extra 1.0.0 ").contains("-> 1.1.0 ");
    Files.writeString(plugins.resolveSibling("moie.yaml"), "plugins:\n  require_lock: true\n");
    Moie.Result refused = moie.run("heartbeat", "--json");
    assertThat(refused.job("1.1").path("outcome").asText())
        .as(refused + "")
        .isEqualTo("INCONCLUSIVE");
    assertThat(refused.job("1.1").path("reason").asText())
        .contains("plugins.lock")
        .contains("moie plugins lock");
    assertThat(plugins.resolveSibling("done")).doesNotExist();

    // Without that setting it is told, and used.
    Files.delete(plugins.resolveSibling("moie.yaml"));
    Moie.Result told = moie.run("heartbeat", "--json");
    assertThat(told.err()).contains("NOT_AS_LOCKED");
    assertThat(told.job("1.1").path("outcome").asText()).isEqualTo("EXECUTED");
    JsonNode list = done("plugins-list", "plugins", "list", "--json");
    assertThat(list.toString()).contains("NOT_AS_LOCKED");
  }

  @Test
  void from_a_server_that_answers_well_badly_and_never() throws Exception {
    Path jar = jar("1.0.0");
    try (LoopbackServer server = LoopbackServer.start()) {
      server.on("/extra.jar", 200, Files.readAllBytes(jar)).on("/no.jar", 404, "no");
      server.silent("/never.jar");

      Moie.Result no = moie.run("plugins", "install", server.url("/no.jar"));
      assertThat(no.exit()).isEqualTo(1);
      assertThat(no.out()).isEmpty();
      assertThat(no.err().lines()).singleElement().asString().contains("answered 404");
      assertThat(plugins).doesNotExist();

      Process waiting = moie.start("plugins", "install", server.url("/never.jar"));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.requests().contains("silent /never.jar"));
      waiting.destroyForcibly().waitFor();
      assertThat(inPlugins()).singleElement().asString().startsWith(".").endsWith(".tmp");

      done("plugins-install", "plugins", "install", server.url("/extra.jar"), "--json");
      assertThat(inPlugins()).containsExactly("extra.jar");
      assertThat(plugins.resolve("extra.jar")).hasSameBinaryContentAs(jar);
    }
  }

  @Test
  void a_plugin_is_switched_off_and_on_and_removed() throws Exception {
    moie.run("plugins", "install", jar("1.0.0").toString());

    JsonNode off =
        done("plugins-disable", "plugins", "disable", "verify", "--reason", "moving", "--json");
    assertThat(off.path("jobs").toString()).isEqualTo("[\"1.1\"]");
    Moie.Result beat = moie.run("heartbeat", "--json");
    assertThat(beat.job("1.1").path("outcome").asText()).isEqualTo("INCONCLUSIVE");
    assertThat(beat.job("1.1").path("reason").asText())
        .contains("moving")
        .contains("moie plugins enable verify");
    assertThat(moie.run("plugins", "list").out()).contains("DISABLED");
    assertThat(
            done("plugins-enable", "plugins", "enable", "verify", "--json")
                .path("was_disabled")
                .asBoolean())
        .isTrue();

    Moie.Result removed = moie.run("plugins", "remove", "extra", "--json");
    PublishedSchema.of("plugins-remove").assertFits(removed.out());
    assertThat(removed.err()).contains("job 1.1 uses it");
    assertThat(plugins).isEmptyDirectory();
  }
}
