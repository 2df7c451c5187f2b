package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines can rely on the published schemas. */
class JsonOutputIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "simulate, heartbeat",
    "simulate --verify, heartbeat",
    "heartbeat, heartbeat",
    "status, status",
    "jobs, jobs",
    "jobs --cyclic --next 2, jobs",
    "verify --all, verify",
    "plugins list, plugins-list",
    "plugins info verify, plugins-info",
    "plugins enable verify, plugins-enable",
    "plugins disable verify, plugins-disable",
    "plugins lock, plugins-lock",
    "plugins lock --check, plugins-lock",
    "plugins new greet, plugins-new",
    "version, version",
    "backup create, backup-create",
    "backup list, backup-list",
    "backup verify, backup-verify",
    "backup prune, backup-prune",
    "adopt --dry-run, adopt",
    "config show, config-show",
    "config check, config-check",
  })
  void output_is_one_object_that_fits_its_schema(String command, String schema) throws Exception {
    StateFiles.write(
        folder,
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 2, 'jobs': ["
            + StateFiles.job("1.1", "'verification_cmd': 'true'")
            + ","
            + StateFiles.job("1.2", "'verification_cmd': 'false '")
            + ","
            + StateFiles.job("1.3", "'verify': {'uses': 'absent/check'}")
            + "]}",
        "{'id': 2, 'name': 'TWO', 'status': 'locked', 'jobs': []}");
    Files.createDirectory(folder.resolve("plugins"));
    Files.writeString(folder.resolve("plugins/bad.jar"), "no jar");

    Moie.Result result = Moie.in(folder).run((command + " --json").split(" "));

    assertThat(result.exit()).as(result.toString()).isIn(0, 1);
    PublishedSchema.of(schema).assertFits(result.out());
  }

  @Test
  void output_about_what_was_done_fits_its_schema_too() throws Exception {
    StateFiles.phase(
        folder,
        StateFiles.job("1.1", "'verification_cmd': 'echo it says so; test -e there'"),
        StateFiles.job("1.2", "'description': 'by hand'"));
    Files.createFile(folder.resolve("there"));
    Moie moie = Moie.in(folder);
    assertThat(moie.run("heartbeat", "-q").exit()).isZero();
    Files.delete(folder.resolve("there"));
    String id = moie.run("history", "--json").json().at("/executions/0/id").asText();
    PublishedSchema verify = PublishedSchema.of("verify");
    verify.assertFits(moie.run("verify", "--all", "--reopen", "--json").out());
    verify.assertFits(moie.run("verify", "1.2", "--json").out());
    PublishedSchema.of("history-show").assertFits(moie.run("history", "show", id, "--json").out());
    PublishedSchema order = PublishedSchema.of("order");
    for (String command :
        List.of("run 1.1", "reset 1.1", "pause 1.1", "unpause 1.1", "complete 1.2 --reason x")) {
      Moie.Result result = moie.run((command + " --json").split(" "));
      assertThat(result.exit()).as(result.toString()).isZero();
      order.assertFits(result.out());
    }
    Moie.Result refused = moie.run("complete", "1.1", "--reason", "x", "--json");
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
    order.assertFits(refused.out());
    PublishedSchema.of("history").assertFits(moie.run("history", "--json").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"moie-os", "empty", "v1"})
  void the_templates_fit_the_schema_of_the_state(String template) throws Exception {
    Moie.Result made = Moie.in(folder).run("init", "ws", "--template", template);

    assertThat(made.exit()).as(made.toString()).isZero();
    Path v1 = folder.resolve("ws/sovereign_state.json");
    Path v2 = folder.resolve("ws/sovereign_state_v2.json");
    boolean old = template.equals("v1");
    PublishedSchema.of(old ? "state-v1" : "state-v2").assertFits(Files.readString(old ? v1 : v2));
  }

  @Test
  void the_originals_files_fit_the_schemas_also_after_a_heartbeat() throws Exception {
    for (String name : new String[] {"sovereign_state.json", "sovereign_state_v2.json"}) {
      Path own = Files.createDirectory(folder.resolve(name + ".d"));
      Path state = StateFiles.original(own, name);
      PublishedSchema schema = PublishedSchema.of(name.contains("v2") ? "state-v2" : "state-v1");
      schema.assertFits(Files.readString(state));
      assertThat(Moie.in(own).run("heartbeat").exit()).isZero();
      schema.assertFits(Files.readString(state));
    }
  }

  @Test
  void the_originals_files_where_they_are_at_hand_are_those_of_the_tests_and_fit()
      throws Exception {
    Path data = Moie.sources().resolveSibling("shared/data/states");
    assumeTrue(Files.isDirectory(data), "skipped: the original's files are not beside the sources");
    for (String name : new String[] {"sovereign_state.json", "sovereign_state_v2.json"}) {
      Path copy = StateFiles.original(folder, name);
      assertThat(copy).hasSameBinaryContentAs(data.resolve(name));
      PublishedSchema.of(name.contains("v2") ? "state-v2" : "state-v1")
          .assertFits(Files.readString(data.resolve(name)));
    }
  }

  @Test
  void the_checkpoint_that_a_heartbeat_writes_fits_and_another_does_not() throws Exception {
    Path state = StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    assertThat(Moie.in(folder).run("heartbeat").exit()).isZero();

    String after = Files.readString(state);
    assertThat(after).contains("\"checkpoint\"");
    PublishedSchema schema = PublishedSchema.of("state-v2");
    schema.assertFits(after);
    schema.assertRefuses(after.replace("\"seq\"", "\"sec\""));
  }

  @Test
  void restoring_migrating_and_adopting_fit_their_schemas() throws Exception {
    StateFiles.original(folder, "sovereign_state.json");
    Moie moie = Moie.in(folder);

    PublishedSchema.of("migrate").assertFits(moie.run("migrate", "--dry-run", "--json").out());
    PublishedSchema.of("migrate")
        .assertFits(moie.run("migrate", "--add-monitoring", "--json").out());
    PublishedSchema.of("adopt").assertFits(moie.run("adopt", "--json").out());
    PublishedSchema.of("backup-restore")
        .assertFits(moie.run("backup", "restore", "latest", "--json").out());
    PublishedSchema.of("migrate").assertFits(moie.run("migrate", "--rollback", "--json").out());
  }

  @Test
  void the_schema_of_the_state_refuses_what_the_engine_refuses() throws Exception {
    String good = Files.readString(StateFiles.original(folder, "sovereign_state_v2.json"));

    PublishedSchema.of("state-v2").assertRefuses(good.replace("\"cyclic\"", "\"odd\""));
  }
}
