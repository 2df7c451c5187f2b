package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person orders about one job, while nobody else holds the workspace. */
class OrdersIT {
  @TempDir Path folder;

  private Moie moie;

  @BeforeEach
  void make() {
    moie = Moie.in(folder);
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'test -e made', 'run': {'uses': 'steps/command', 'with':"
                + " {'command': 'test -e fuel && echo x >> ran && touch made'}}, 'retry':"
                + " {'max_attempts': 1}"),
        StateFiles.job("1.2", "'description': 'by hand'"),
        StateFiles.job("1.3", "'needs': ['1.2'], 'verification_cmd': 'echo x >> looked'"));
  }

  private JsonNode job(String id) throws IOException {
    JsonNode state =
        new ObjectMapper().readTree(folder.resolve("sovereign_state_v2.json").toFile());
    for (JsonNode job : state.at("/phases/0/jobs")) {
      if (job.path("id").asText().equals(id)) {
        return job;
      }
    }
    throw new AssertionError("no job " + id);
  }

  private String status(String id) throws IOException {
    return job(id).path("status").asText();
  }

  private String say(int exit, String command) {
    Moie.Result result = moie.run(command.split(" "));
    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    String told = exit == 0 ? result.out() : result.err();
    assertThat(told).as(result.toString()).hasLineCount(1).doesNotContain("\tat ");
    assertThat(exit == 0 ? result.err() : result.out()).isEmpty();
    return told;
  }

  private String message(int exit, String command) {
    Moie.Result result = moie.run((command + " --json").split(" "));
    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    assertThat(result.json().path("exit").asInt()).isEqualTo(exit);
    assertThat(command)
        .startsWith(
            result.json().path("command").asText() + " " + result.json().path("job").asText());
    return result.json().path("message").asText();
  }

  private void file(String name) throws IOException {
    Files.createFile(folder.resolve(name));
  }

  @Test
  void a_job_is_run_reset_and_run_by_force() throws Exception {
    assertThat(say(1, "run 1.1")).contains("1.1 Task 1.1: FAILED: attempt 1 of 1");
    assertThat(moie.run("heartbeat").out()).contains("all 1 attempts are used", "moie reset 1.1");
    file("fuel");
    assertThat(say(0, "reset 1.1")).contains("the attempts of job 1.1 are forgotten");
    assertThat(folder.resolve("ran")).doesNotExist();

    assertThat(message(0, "run 1.1"))
        .isEqualTo("1.1 Task 1.1: EXECUTED: the command ended with exit code 0");
    assertThat(status("1.1")).isEqualTo("completed");
    assertThat(job("1.1").at("/last_result/outcome").asText()).isEqualTo("EXECUTED");
    assertThat(say(0, "run 1.1")).contains("1.1 Task 1.1: VERIFIED");
    assertThat(folder.resolve("ran")).hasContent("x");
    assertThat(say(0, "run 1.1 --force")).contains("EXECUTED");
    assertThat(Files.readAllLines(folder.resolve("ran"))).hasSize(2);

    assertThat(message(0, "reset 1.1"))
        .isEqualTo("job 1.1 is pending again; its attempts are forgotten");
    assertThat(status("1.1")).isEqualTo("pending");
    assertThat(moie.run("heartbeat").out()).contains("1.1 Task 1.1: VERIFIED");
  }

  @Test
  void what_is_needed_first_stops_a_run_but_for_force() throws Exception {
    assertThat(say(1, "run 1.3")).contains("job 1.3 needs 1.2, not completed yet; --force");
    assertThat(folder.resolve("looked")).doesNotExist();

    assertThat(say(0, "run 1.3 --force")).contains("1.3 Task 1.3: VERIFIED");

    assertThat(folder.resolve("looked")).hasContent("x");
    assertThat(status("1.3")).isEqualTo("completed");
  }

  @Test
  void a_paused_job_is_left_alone_until_it_is_unpaused() throws Exception {
    file("made");

    assertThat(say(0, "pause 1.1")).contains("job 1.1 is paused", "moie unpause 1.1");
    assertThat(message(0, "pause 1.1")).isEqualTo("job 1.1 is paused already");
    Moie.Result beat = moie.run("heartbeat", "--json");
    assertThat(beat.job("1.1").path("outcome").asText()).isEqualTo("BLOCKED");
    assertThat(beat.job("1.1").path("reason").asText()).startsWith("paused by ");
    assertThat(status("1.1")).isEqualTo("pending");

    assertThat(message(0, "unpause 1.1")).isEqualTo("job 1.1 goes on");
    assertThat(say(0, "unpause 1.1")).contains("job 1.1 is not paused");
    assertThat(moie.run("heartbeat").out()).contains("1.1 Task 1.1: VERIFIED");
  }

  @Test
  void a_job_without_a_verification_is_completed_by_a_persons_word_and_no_other() throws Exception {
    byte[] before = Files.readAllBytes(folder.resolve("sovereign_state_v2.json"));
    assertThat(say(1, "complete 1.1 --reason x"))
        .contains("job 1.1 cannot be completed: it has a verification");
    assertThat(message(1, "complete 1.1 --reason x")).contains("moie verify 1.1");
    assertThat(Files.readAllBytes(folder.resolve("sovereign_state_v2.json"))).isEqualTo(before);

    assertThat(say(0, "complete 1.2 --reason signed")).contains("job 1.2 is completed");
    assertThat(status("1.2")).isEqualTo("completed");
    assertThat(moie.run("history", "1.2").out()).contains("ATTESTED", "signed");
    assertThat(message(1, "complete 1.2 --reason x"))
        .isEqualTo("job 1.2 cannot be completed: it is completed, and not pending");
    assertThat(message(0, "reset 1.2")).contains("pending again");
    assertThat(status("1.2")).isEqualTo("pending");
  }

  @Test
  void what_has_drifted_is_told_and_reopened_on_demand_only() throws Exception {
    file("made");
    moie.run("run", "1.1", "-q");
    assertThat(status("1.1")).isEqualTo("completed");
    Files.delete(folder.resolve("made"));

    Moie.Result told = moie.run("verify", "--all");
    assertThat(told.exit()).as(told.toString()).isEqualTo(1);
    assertThat(told.out()).contains("DRIFT: the file says completed", "1 of 2 verified, 1 drifted");
    assertThat(status("1.1")).isEqualTo("completed");

    JsonNode reopened = moie.run("verify", "--all", "--reopen", "--json").job("1.1");
    assertThat(reopened.path("verification").asText()).isEqualTo("NOT_VERIFIED");
    assertThat(reopened.path("drift").asBoolean()).isTrue();
    assertThat(reopened.path("reopened").asBoolean()).isTrue();
    assertThat(status("1.1")).isEqualTo("pending");
    assertThat(status("1.3")).as("it holds, but nobody asked to complete it").isEqualTo("pending");

    Moie.Result again = moie.run("verify", "1.1", "--reopen");
    assertThat(again.exit()).as("an open job that does not hold is no drift").isZero();
    assertThat(again.out()).doesNotContain("DRIFT");
  }

  @ParameterizedTest
  @CsvSource({
    "run 1.4, there is no job \"1.4\"; did you mean \"1.1\"?",
    "reset nonsense, there is no job \"nonsense\"; \"moie status\" lists them",
    "verify 11.1 --reopen, there is no job \"11.1\"; did you mean",
    "complete 1.2, --reason",
    "complete 1.2 --reason=, --reason is empty",
    "run 1.1 --wait soon, \"soon\" is no time; write one such as 30s",
    "pause 1.1 --wait=-5s, \"-5s\" is no time",
    "pause, JOB",
    "verify 1.1 --all, and not both",
  })
  void wrong_input_changes_nothing(String command, String expected) throws Exception {
    byte[] before = Files.readAllBytes(folder.resolve("sovereign_state_v2.json"));

    Moie.Result result = moie.run(command.split(" "));

    assertThat(result.exit()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains(expected).doesNotContain("\tat ", "Exception");
    assertThat(result.out()).isEmpty();
    assertThat(Files.readAllBytes(folder.resolve("sovereign_state_v2.json"))).isEqualTo(before);
    assertThat(folder.resolve(".moie/log.db")).doesNotExist();
  }
}
