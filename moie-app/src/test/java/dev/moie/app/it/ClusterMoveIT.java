package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import dev.moie.testing.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A workspace goes into a database and comes back, and nothing of it is another. */
class ClusterMoveIT {
  @RegisterExtension final Postgres postgres = new Postgres();
  @TempDir private Path folder;

  private Moie.Result moie(int exit, String... words) {
    Moie.Result result = Moie.in(folder).run(words);
    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    return result;
  }

  private void settings() throws Exception {
    Files.writeString(
        folder.resolve("moie.yaml"),
        "store: "
            + postgres.url()
            + "\ncluster: {user: "
            + postgres.user()
            + ", schema: "
            + postgres.schema()
            + "}\n");
  }

  @Test
  void a_workspace_goes_into_a_database_and_comes_back_as_it_was() throws Exception {
    Path file =
        StateFiles.phase(
            folder,
            StateFiles.job(
                "1.2",
                "'verify': {'uses': 'verify/file', 'with': {'path': 'done'}}, 'run': {'uses':"
                    + " 'steps/command', 'with': {'command': 'echo ü; touch done'}}"),
            StateFiles.job("1.1", "'verification_cmd': 'test -e here'"));
    moie(0, "heartbeat");
    moie(0, "pause", "1.1");
    JsonNode history = moie(0, "history", "--json").json();
    byte[] state = Files.readAllBytes(file);
    assertThat(moie(3, "cluster", "status").err()).contains("there is no \"store\"");

    settings();
    Moie.Result imported = moie(0, "cluster", "import", "--json");
    PublishedSchema.of("cluster-move").assertFits(imported.out());
    assertThat(imported.json().path("rows").path("pause").asInt()).isEqualTo(1);
    assertThat(file).doesNotExist();
    assertThat(folder.resolve(".moie/log.db")).doesNotExist();
    assertThat(folder.resolve("sovereign_state_v2.json.imported")).hasBinaryContent(state);

    assertThat(moie(0, "history", "--json").json()).isEqualTo(history);
    assertThat(moie(0, "cluster", "export").out())
        .isEqualTo(Files.readString(folder.resolve("sovereign_state_v2.json.imported")));
    assertThat(moie(1, "cluster", "import").err()).contains("nothing to import");
    assertThat(moie(3, "backup", "create").err()).contains("pg_dump");
    assertThat(moie(0, "status").out()).contains(postgres.schema());
    assertThat(moie(0, "stop", "--reason", "a test").out()).contains("the cluster in");
    assertThat(moie(5, "heartbeat").err()).contains("a test");
    assertThat(moie(0, "resume").out()).contains("the cluster in");

    Moie.Result exported = moie(0, "cluster", "export", "--to", ".", "--json");
    PublishedSchema.of("cluster-move").assertFits(exported.out());
    assertThat(file).hasBinaryContent(state);
    assertThat(moie(1, "cluster", "export", "--to", ".").err()).contains("nothing is overwritten");
    Files.delete(folder.resolve("moie.yaml"));
    assertThat(moie(0, "history", "--json").json()).isEqualTo(history);
    assertThat(moie(0, "status", "--json").json().path("state_file").asText())
        .isEqualTo(file.toString());
  }

  @Test
  void a_document_is_replaced_as_somebody_edits_a_file() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'test -e here'"));
    Path edited = folder.resolve("edited.json");
    Files.writeString(
        edited,
        Files.readString(folder.resolve("sovereign_state_v2.json")).replace("Task 1.1", "Other"));
    settings();
    assertThat(moie(1, "cluster", "import", "--replace", "edited.json").err())
        .contains("no state to replace");
    moie(0, "cluster", "import");

    assertThat(moie(0, "cluster", "import", "--replace", "edited.json").out())
        .contains("The nodes that run take it over");
    assertThat(moie(0, "cluster", "export").out()).isEqualTo(Files.readString(edited));
    Moie.Result status = moie(0, "cluster", "status", "--json");
    PublishedSchema.of("cluster-status").assertFits(status.out());
    assertThat(moie(1, "cluster", "drain", "nobody").err()).contains("there is no node nobody");
  }
}
