package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static dev.moie.core.testing.TestWorkspace.reportOf;
import static dev.moie.core.testing.TestWorkspace.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.log.Execution;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.Request;
import dev.moie.core.testing.TestWorkspace;
import dev.moie.core.testing.WardenJar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person's answer to a policy is good for, and for how long. */
class ApprovalsTest {
  private static final String FAILS = "'run': {'uses': 'probe/write', 'with': {'path': 'other'}}";

  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    WardenJar.make().into(root.resolve("plugins"));
    workspace = new TestWorkspace(root);
    workspace.file("warden.txt", "ask it deletes things");
    define(write("1.1"));
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  private void define(String more) {
    workspace.state(1, phase(1, "active", job("1.1", "pending", more)));
  }

  private Request.Answer say(String command, String reason) throws Exception {
    Instant now = workspace.clock().instant();
    Request request =
        new Request(
            "r" + now.toEpochMilli() + command,
            command,
            "1.1",
            Map.of("reason", reason),
            "kim",
            now,
            now.plusSeconds(30));
    try {
      return new Heartbeat(workspace.engine(), workspace.store())
          .perform(request, BeatProgress.NONE);
    } finally {
      workspace.log().close();
    }
  }

  private String beat() {
    List<String> outcomes = outcomes(workspace.beat());
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0).substring("1.1 ".length());
  }

  @Test
  void it_is_asked_for_once_and_then_lets_one_execution_through() throws Exception {
    BeatReport first = workspace.beat();
    workspace.beat();
    Request.Answer approved = say("approve", "backed up");

    assertThat(outcomes(first)).containsExactly("1.1 APPROVAL_REQUIRED");
    assertThat(reportOf(first, "1.1").reason())
        .isEqualTo(
            "policy warden asks for approval: it deletes things; answer with \"moie approve 1.1\" or"
                + " \"moie deny 1.1\"");
    assertThat(first.hasProblem()).isFalse();
    assertThat(workspace.log().approvals().of("1.1")).as("one question").hasSize(1);
    assertThat(approved.exit()).as(approved.text()).isZero();
    assertThat(approved.text())
        .isEqualTo(
            "job 1.1 is approved for policy warden, for one execution with its retries, until"
                + " 2026-01-06T12:00:00.000Z");
    assertThat(beat()).isEqualTo("EXECUTED");
    assertThat(history())
        .containsExactly(
            "STEP",
            "ANSWER approved by kim: backed up",
            "REFUSAL " + reportOf(first, "1.1").reason());
    assertThat(workspace.text("heard.txt"))
        .contains("approve 1.1 by kim true", "ALLOWED 1.1 warden: approved by kim");

    assertThat(say("reset", "").exit()).isZero();
    workspace.file("1.1", "no");
    assertThat(beat()).as("it was good for one").isEqualTo("APPROVAL_REQUIRED");
  }

  private List<String> history() {
    return workspace
        .log()
        .history(new HistoryQuery(Optional.of("1.1"), false, Optional.empty(), 100))
        .stream()
        .map(each -> each.kind() + (each.kind() == Execution.Kind.STEP ? "" : " " + each.reason()))
        .toList();
  }

  @Test
  void it_is_good_for_the_retries_of_its_execution() throws Exception {
    define(FAILS + ", 'retry': {'max_attempts': 3, 'delay': 'PT10S'}");
    beat();
    say("approve", "");

    assertThat(beat()).isEqualTo("FAILED");
    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #2", "1.1 #3");

    say("reset", "");
    assertThat(beat()).as("another execution").isEqualTo("APPROVAL_REQUIRED");
    assertThat(workspace.ran()).hasSize(3);
  }

  @Test
  void it_is_good_for_a_retry_hours_later_and_void_after_a_day() throws Exception {
    define(FAILS + ", 'retry': {'max_attempts': 9, 'delay': 'PT11H', 'max_delay': 'PT11H'}");
    beat();
    say("approve", "");

    assertThat(beat()).isEqualTo("FAILED");
    workspace.clock().advance(Duration.ofHours(13));
    assertThat(beat()).isEqualTo("FAILED");
    assertThat(workspace.ran()).containsExactly("1.1 #1", "1.1 #2");
    workspace.clock().advance(Duration.ofHours(13));
    assertThat(beat()).isEqualTo("APPROVAL_REQUIRED");
  }

  @Test
  void it_is_void_after_a_day_if_nothing_used_it() throws Exception {
    beat();
    say("approve", "");
    workspace.clock().advance(Duration.ofHours(24));

    assertThat(beat()).isEqualTo("APPROVAL_REQUIRED");
    assertThat(workspace.ran()).isEmpty();

    say("approve", "again");
    workspace.clock().advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(beat()).isEqualTo("EXECUTED");
  }

  @Test
  void it_is_about_the_definition_that_was_asked_about() throws Exception {
    beat();
    say("approve", "");
    define(write("1.1") + ", 'timeout': 'PT5M'");

    Request.Answer tooEarly = say("approve", "");

    assertThat(tooEarly.exit()).isEqualTo(1);
    assertThat(tooEarly.text()).startsWith("no policy waits for an answer about job 1.1");
    assertThat(beat()).isEqualTo("APPROVAL_REQUIRED");
    assertThat(say("approve", "").exit()).isZero();
    assertThat(beat()).isEqualTo("EXECUTED");
  }

  @Test
  void a_denial_holds_for_a_day_and_can_be_taken_back() throws Exception {
    beat();
    assertThat(say("deny", "not now").text())
        .isEqualTo("job 1.1 is denied for policy warden, until 2026-01-06T12:00:00.000Z");

    BeatReport denied = workspace.beat();
    assertThat(outcomes(denied)).containsExactly("1.1 DENIED");
    assertThat(reportOf(denied, "1.1").reason())
        .startsWith("denied by kim at 2026-01-05T12:00:00.000Z (not now); asked again after");

    workspace.clock().advance(Duration.ofHours(24));
    assertThat(beat()).isEqualTo("APPROVAL_REQUIRED");
    say("deny", "");
    say("approve", "after all");
    assertThat(beat()).isEqualTo("EXECUTED");
  }

  @Test
  void an_approval_can_be_taken_back_until_it_is_used() throws Exception {
    beat();
    say("approve", "");
    say("deny", "");

    assertThat(beat()).isEqualTo("DENIED");
    say("approve", "");
    beat();
    assertThat(say("deny", "").exit()).as("used").isEqualTo(1);
  }

  @Test
  void it_is_not_passed_on_to_a_retry_that_it_did_not_let_begin() throws Exception {
    define(FAILS + ", 'retry': {'max_attempts': 9, 'delay': 'PT1H'}");
    beat();
    say("approve", "");
    beat();
    workspace.file("warden.txt", "allow");
    workspace.clock().advance(Duration.ofHours(3));
    beat();
    workspace.file("warden.txt", "ask again");
    workspace.clock().advance(Duration.ofHours(3));

    assertThat(beat()).isEqualTo("APPROVAL_REQUIRED");
    assertThat(workspace.ran()).hasSize(2);
  }

  @Test
  void it_is_given_through_the_letter_box_while_another_holds_the_workspace() throws Exception {
    beat();
    Instant now = workspace.clock().instant();
    Request request =
        new Request("r1", "approve", "1.1", Map.of(), "kim", now, now.plusSeconds(30));
    workspace.log().requests().ask(request);

    beat();
    assertThat(workspace.log().requests().answerTo("r1").orElseThrow().text())
        .startsWith("job 1.1 is approved for policy warden");
    workspace.log().close();
    assertThat(workspace.ran().isEmpty() ? beat() : "EXECUTED").isEqualTo("EXECUTED");
  }

  @Test
  void a_person_who_runs_a_job_needs_it_too() throws Exception {
    Request.Answer refused = say("run", "");

    assertThat(refused.exit()).isZero();
    assertThat(refused.text()).contains("1.1 Task 1.1: APPROVAL_REQUIRED: policy warden asks");
    say("approve", "");
    assertThat(say("run", "").text()).contains("EXECUTED");
  }

  @Test
  void a_cyclic_job_needs_one_for_each_run() throws Exception {
    workspace.state(
        1,
        phase(
            1,
            "active",
            bare("1.1", "cyclic", "'run': {'uses': 'probe/write'}, 'schedule': 'PT1H'")));
    assertThat(beat()).isEqualTo("APPROVAL_REQUIRED");
    say("approve", "");
    assertThat(beat()).isEqualTo("CYCLIC_RAN");
    assertThat(beat()).isEqualTo("CYCLIC_WAITING");
    workspace.clock().advance(Duration.ofHours(1));

    assertThat(beat()).isEqualTo("APPROVAL_REQUIRED");
  }
}
