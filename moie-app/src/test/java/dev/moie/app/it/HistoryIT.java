package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done, told afterwards. */
class HistoryIT {
  @TempDir Path folder;

  private Moie moie;

  @BeforeEach
  void name() {
    moie = Moie.in(folder);
  }

  private List<JsonNode> executions(String... arguments) {
    List<String> command = new ArrayList<>(List.of("history", "--json"));
    command.addAll(List.of(arguments));
    Moie.Result result = moie.run(command.toArray(String[]::new));
    assertThat(result.exit()).as(result.toString()).isZero();
    List<JsonNode> found = new ArrayList<>();
    result.json().path("executions").forEach(found::add);
    return found;
  }

  private static List<String> told(List<JsonNode> executions) {
    return executions.stream()
        .map(each -> each.path("job").asText() + " " + each.path("outcome").asText())
        .toList();
  }

  private String refused(String... arguments) {
    Moie.Result result = moie.run(arguments);
    assertThat(result.exit()).as(result.toString()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    return result.err();
  }

  @Test
  void reading_leaves_the_mark_of_a_clean_end_alone() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    assertThat(moie.run("heartbeat").exit()).isZero();
    Path mark = folder.resolve(".moie/checkpoint");
    Object before = Files.readAttributes(mark, BasicFileAttributes.class).fileKey();

    assertThat(executions()).hasSize(1);
    assertThat(Files.readAttributes(mark, BasicFileAttributes.class).fileKey()).isEqualTo(before);

    // As beside a beat that is at work: there is none, and a reader must not make one.
    Files.delete(mark);
    assertThat(executions()).hasSize(1);
    assertThat(mark).doesNotExist();
  }

  @Test
  void nothing_is_told_of_a_workspace_in_which_nothing_was_done() {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    List<String> before = Moie.fingerprint(folder);

    assertThat(moie.run("history").out()).isEqualToIgnoringNewLines("Nothing is recorded.");
    assertThat(executions("1.1")).isEmpty();
    assertThat(refused("history", "1.2"))
        .contains("there is no job \"1.2\"; did you mean \"1.1\"?");
    assertThat(refused("history", "show", "0")).contains("no execution has the id \"0\"");

    assertThat(Moie.fingerprint(folder)).isEqualTo(before);
  }

  @Test
  void the_newest_comes_first_and_can_be_chosen_by_job_failure_time_and_number() {
    StateFiles.phase(
        folder,
        StateFiles.job("1.1", "'verification_cmd': 'true'"),
        StateFiles.job(
            "1.2",
            "'verification_cmd': 'test -e made', 'retry': {'max_attempts': 1}, 'run': {'uses':"
                + " 'steps/command', 'with': {'command': 'echo the end; exit 3'}}"));
    assertThat(moie.run("heartbeat", "-q").exit()).isEqualTo(1);

    List<JsonNode> all = executions();
    assertThat(told(all)).containsExactly("1.2 FAILED", "1.1 VERIFIED");
    assertThat(all.get(0).path("attempt").asInt()).isEqualTo(1);
    assertThat(all.get(0).path("type").asText()).isEqualTo("steps/command");
    assertThat(all.get(0).path("plugin").asText()).startsWith("steps ");
    assertThat(told(executions("1.1"))).containsExactly("1.1 VERIFIED");
    assertThat(told(executions("--failed"))).containsExactly("1.2 FAILED");
    assertThat(executions("1.1", "--failed")).isEmpty();
    assertThat(told(executions("--limit", "1"))).containsExactly("1.2 FAILED");
    assertThat(executions("--since", "P1D", "--limit", "99")).hasSize(2);
    assertThat(executions("--since", "2020-01-31")).hasSize(2);
    assertThat(executions("--since", "2999-12-31T23:59")).isEmpty();

    String newest = all.get(0).path("id").asText();
    String older = all.get(1).path("id").asText();
    Moie.Result text = moie.run("history");
    assertThat(text.out().lines().toList()).hasSize(2);
    assertThat(text.out().lines().findFirst().orElseThrow())
        .contains("1.2 #1  FAILED  steps/command", newest);

    int same = 0;
    while (newest.charAt(same) == older.charAt(same)) {
      same++;
    }
    assertThat(refused("history", "show", newest.substring(0, same)))
        .contains("or more than one begins with it");
    assertThat(moie.run("history", "show", newest.substring(0, same + 1)).out())
        .contains("Execution:   " + newest, "Job:         1.2, phase 1", "  the end");
    JsonNode shown = moie.run("history", "show", older, "--json").json();
    assertThat(shown.path("id").asText()).isEqualTo(older);
    assertThat(shown.path("outcome").asText()).isEqualTo("VERIFIED");
  }

  @Test
  void wrong_input_is_told_in_a_line() {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));

    assertThat(refused("history", "--since", "yesterday")).contains("\"yesterday\" is no time");
    assertThat(refused("history", "--since", "P999999999999D")).contains("is no time");
    assertThat(refused("history", "--limit", "0")).contains("--limit has to be 1 or more");
    assertThat(refused("history", "--limit", "many")).contains("--limit");
  }

  @Test
  void what_was_killed_in_the_middle_is_told_and_its_attempt_counts() throws Exception {
    StateFiles.phase(
        folder,
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'test -e made', 'retry': {'max_attempts': 2, 'delay': 'PT0S'},"
                + " 'run': {'uses': 'steps/command', 'with': {'command': 'echo x >> runs; until"
                + " test -e go; do sleep 0.05; done'}}"));
    Process beat = moie.start("heartbeat");
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.exists(folder.resolve("runs")) || !beat.isAlive());
    } finally {
      beat.destroyForcibly().waitFor();
      Files.createFile(folder.resolve("go"));
    }
    assertThat(told(executions())).as("nobody has looked yet").containsExactly("1.1 UNFINISHED");

    Moie.Result next = moie.run("heartbeat");

    assertThat(next.exit()).as(next.toString()).isEqualTo(1);
    assertThat(next.out()).contains("attempt 2 of 2");
    assertThat(Files.readString(folder.resolve("research_logs/system_journal.md")))
        .contains("RECOVERED: 1.1 Task 1.1 was cut off at attempt 1");
    List<JsonNode> failed = executions("--failed");
    assertThat(told(failed)).containsExactly("1.1 FAILED", "1.1 INTERRUPTED");
    assertThat(failed).extracting(each -> each.path("attempt").asInt()).containsExactly(2, 1);
    assertThat(failed.get(1).path("reason").asText()).contains("cut off");
    assertThat(moie.run("heartbeat").out()).contains("all 2 attempts are used");
    assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(2);
  }
}
