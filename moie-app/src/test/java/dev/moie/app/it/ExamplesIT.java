package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.demo.RecordedOllama;
import dev.moie.app.testing.Example;
import dev.moie.app.testing.LoopbackServer;
import dev.moie.app.testing.Moie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspaces in docs/examples do what their READMEs say, each from its first heartbeat on. */
class ExamplesIT {
  private static final String STATE = "sovereign_state_v2.json";

  @TempDir Path folder;

  private static String outcome(Moie.Result beat, String job) {
    return beat.job(job).path("outcome").asText();
  }

  @Test
  void the_original_goes_from_resurrection_to_eternal_monitoring() throws Exception {
    Example original = Example.copy("moie-os", folder);
    Path tab = folder.resolve("tab");
    original
        .tool(
            "crontab",
            "if [ \"$1\" = -l ]; then cat '" + tab + "'; else cp \"$1\" '" + tab + "'; fi")
        .tool("systemctl", "exit 1")
        .tool("loginctl", "exit 1");
    Files.createFile(tab);
    original.assertSound();
    try (RecordedOllama ollama = RecordedOllama.start()) {
      original
          .edit(STATE, "http://127.0.0.1:11434", ollama.url())
          .edit(STATE, "\"source\": \"arxiv\"", "\"source\": \"sample\"");

      Moie.Result installed = original.run(1, "heartbeat", "--json");
      assertThat(outcome(installed, "1.1")).as(installed.toString()).isEqualTo("INCONCLUSIVE");
      assertThat(Files.readString(tab)).contains("*/10 * * * *", "heartbeat.sh");

      String beat = original.path(".moie/data/persistence/heartbeat.sh").toString();
      Moie.Result cron = original.moie().program("env", "-i", "/bin/sh", beat);
      assertThat(cron.exit())
          .as(cron + original.read(".moie/data/persistence/heartbeat.log"))
          .isZero();
    }

    assertThat(original.read("config.yaml"))
        .contains("  model: llama3:latest        # before the upgrade", "context_window: 8192")
        .contains("temperature: 0.7        # higher is bolder");
    assertThat(original.read("LEARNING_PATTERNS.md")).contains("Verify before asking");
    assertThat(original.read("TODO.md")).contains("**Current Phase**: 5", "Nothing is open.");
    assertThat(original.path("research_logs/BRIEFING.md")).exists();
    assertThat(original.path("research_logs/handoff/latest.md")).exists();
    assertThat(original.read("research_logs/system_journal.md"))
        .contains("EXECUTED & CLOSED: Update Config to Llama3", "CYCLIC EXECUTION: Deep Research");
  }

  @Test
  void a_machine_is_set_up_and_what_drifts_is_put_right_by_allowed_commands_only()
      throws Exception {
    Example machine = Example.copy("machine-setup", folder);
    machine.tool("git", "exit 0").tool("systemctl", "echo \"$*\" >>'" + folder + "/units'");
    machine.assertSound();
    try (LoopbackServer service = LoopbackServer.start().on("/health", 200, "ok")) {
      // In the test the drift checks are due with each heartbeat, as they are ten minutes later.
      machine
          .edit(STATE, "http://127.0.0.1:8080", service.url(""))
          .edit(STATE, "\"*/10 * * * *\"", "\"PT1S\"")
          .edit(STATE, "@hourly", "PT1S");

      Moie.Result set = machine.run(0, "heartbeat", "--json");
      assertThat(set.json().path("phase").asInt()).as(set.toString()).isEqualTo(3);
      assertThat(machine.read("etc/stock.yaml"))
          .contains("listen: 127.0.0.1:8080    # as the package has it", "workers: 4  ");
      assertThat(permissions(machine, "bin/clear-spool")).isEqualTo("rwxr-x---");
      assertThat(permissions(machine, ".ssh")).isEqualTo("rwx------");
      assertThat(machine.path(".config/systemd/user/stock.service")).exists();

      Path key = Files.writeString(machine.path(".ssh/id_ed25519"), "a key");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
      machine.edit("etc/stock.yaml", "127.0.0.1:8080", "0.0.0.0:9");
      Moie.Result drifted = machine.run(1, "verify", "--all", "--json");
      assertThat(drifted.job("1.3").path("drift").asBoolean()).as(drifted.toString()).isTrue();
      assertThat(drifted.job("1.5").path("drift").asBoolean()).isTrue();
      assertThat(drifted.job("1.6").path("drift").asBoolean()).isFalse();

      machine.edit(STATE, "\"command\": \"mkdir -p .ssh &&", "\"command\": \"touch pwned &&");
      Moie.Result repaired = machine.run(1, "heartbeat", "--json");
      assertThat(outcome(repaired, "3.1")).as(repaired.toString()).isEqualTo("CYCLIC_RAN");
      assertThat(outcome(repaired, "3.2")).isEqualTo("DENIED");
      assertThat(repaired.job("3.2").path("reason").asText()).contains("touch pwned");
      assertThat(outcome(repaired, "3.3")).isEqualTo("CYCLIC_HELD");
      assertThat(machine.read("etc/stock.yaml")).contains("listen: 127.0.0.1:8080  ");
      assertThat(permissions(machine, ".ssh/id_ed25519")).isEqualTo("rw-r--r--");
      assertThat(machine.path("pwned")).doesNotExist();
      assertThat(machine.read(".moie/data/governance/audit.jsonl"))
          .contains("DENIED", "touch pwned");
      assertThat(folder.resolve("units")).doesNotExist();
    }
  }

  private static String permissions(Example example, String file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(example.path(file)));
  }

  @Test
  void a_desk_has_a_digest_an_alert_and_a_note_and_wakes_nobody() throws Exception {
    Example desk = Example.copy("research-desk", folder);
    LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    desk.assertSound();
    desk.tool("mail", "cat >>'" + folder + "/mailed'")
        .edit(STATE, "\"source\": \"arxiv\"", "\"source\": \"rehearsal\"")
        .edit("moie.yaml", "Europe/Berlin", "UTC")
        .edit("moie.yaml", "21:00", now.minusHours(1).toString())
        .edit("moie.yaml", "07:00", now.plusHours(1).toString());

    Moie.Result beat = desk.run(0, "heartbeat", "--json");

    for (String job : List.of("2.1", "2.2", "2.3", "2.4", "2.5")) {
      assertThat(outcome(beat, job)).as(beat.toString()).isEqualTo("CYCLIC_RAN");
    }
    assertThat(desk.read("today.md"))
        .startsWith("# arXiv digest ")
        .contains("https://arxiv.org/abs/2512.99901");
    assertThat(desk.read("alerts.txt")).contains("2512.99901").doesNotContain("2512.99903");
    assertThat(folder.resolve("mailed")).as("it is night").doesNotExist();
    assertThat(desk.read("SIDE_NOTES_FOR_NEXT_JOB.md"))
        .contains("Where does the second law need a condition?", "Read the week's candidates");
    assertThat(desk.path("archive/desk.tar.gz")).isNotEmptyFile();
    assertThat(desk.path("backups")).isNotEmptyDirectory();
  }

  @Test
  void the_desks_profile_has_the_cues_of_the_default_one() throws Exception {
    String own = Files.readString(example("research-desk/arxiv-profile.yaml"));
    String standard =
        Files.readString(
            Moie.sources()
                .resolve("moie-plugins/arxiv/src/main/resources/dev/moie/plugins/arxiv/judge")
                .resolve("profile/default-profile.yaml"));

    assertThat(own.substring(own.indexOf("\ncues:")))
        .isEqualTo(standard.substring(standard.indexOf("\ncues:")));
  }

  private static Path example(String file) {
    return Moie.sources().resolve("docs/examples").resolve(file);
  }
}
