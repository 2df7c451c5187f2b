package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules, approvals and the audit trail, as an operator meets them. */
class GovernanceIT {
  private static final String RULES =
      """
      version: 1
      commands: {deny: ["*sudo *"]}
      approvals: {destructive: true}
      """;

  @TempDir Path folder;

  private void jobs(String command) {
    StateFiles.write(
        folder,
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 2, 'jobs': ["
            + job("1.1", "test ! -e build", command)
            + ",\n"
            + job("1.2", "test -e page", "sudo touch page")
            + "]}");
  }

  private static String job(String id, String check, String command) {
    return StateFiles.job(
        id,
        "'verification_cmd': '"
            + check
            + "', 'run': {'uses': 'steps/command', 'with': {'command': '"
            + command
            + "'}}");
  }

  private Moie.Result moie(int exit, String... arguments) {
    Moie.Result result = Moie.in(folder).run(arguments);
    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    return result;
  }

  private Moie.Result beat() {
    Moie.Result beat = moie(1, "heartbeat", "--json");
    PublishedSchema.of("heartbeat").assertFits(beat.out());
    assertThat(beat.json().path("outcome").asText()).isEqualTo("DENIED");
    assertThat(beat.job("1.2").path("reason").asText())
        .isEqualTo(
            "policy governance denies it: command \"sudo touch page\" is denied by commands.deny"
                + " \"*sudo *\"");
    return beat;
  }

  private static String outcome(Moie.Result beat) {
    return beat.job("1.1").path("outcome").asText();
  }

  @Test
  void what_destroys_needs_approval_once_and_the_trail_tells_if_it_was_touched()
      throws IOException {
    Path build = Files.createDirectory(folder.resolve("build"));
    Files.writeString(folder.resolve("governance.yaml"), RULES);
    jobs("rm -r build; echo once >> ran");

    Moie.Result asked = beat();
    assertThat(outcome(asked)).isEqualTo("APPROVAL_REQUIRED");
    assertThat(asked.job("1.1").path("reason").asText())
        .startsWith(
            "policy governance asks for approval: command \"rm -r build; echo once >> ran\"")
        .endsWith("answer with \"moie approve 1.1\" or \"moie deny 1.1\"");
    assertThat(build).exists();

    Moie.Result approved = moie(0, "approve", "1.1", "--reason", "kept a copy", "--json");
    PublishedSchema.of("order").assertFits(approved.out());
    assertThat(outcome(beat())).isEqualTo("EXECUTED");
    Files.createDirectory(build);
    jobs("rm -r build; echo twice >> ran");
    assertThat(outcome(beat())).as("another definition").isEqualTo("APPROVAL_REQUIRED");
    assertThat(Files.readString(folder.resolve("ran"))).isEqualTo("once\n");

    Path trail = folder.resolve(".moie/data/governance/audit.jsonl");
    Moie.Result whole = moie(0, "audit", "verify", "--json");
    PublishedSchema.of("audit").assertFits(whole.out());
    List<String> lines = Files.readAllLines(trail);
    assertThat(lines).hasSizeGreaterThan(5);
    List<String> cut = new ArrayList<>(lines.subList(0, lines.size() - 1));
    cut.set(2, cut.get(2).replace("kept a copy", "kept no copy"));
    assertThat(cut.get(2)).isNotEqualTo(lines.get(2));
    Files.write(trail, cut);
    String head = whole.json().path("head").path("hash").asText();

    assertThat(moie(1, "audit", "verify", "--expect", head).out())
        .contains("audit.jsonl:3: was changed", "The chain is broken")
        .contains("No entry has the expected hash");
  }
}
