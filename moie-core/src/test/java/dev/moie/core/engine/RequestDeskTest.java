package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.bare;
import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.api.ActionResult;
import dev.moie.api.Verification;
import dev.moie.core.log.Request;
import dev.moie.core.log.Requests;
import dev.moie.core.state.Step;
import dev.moie.core.testing.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People ask something of a beat that works. */
class RequestDeskTest {
  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
    workspace.state(
        1,
        phase(
            1,
            "active",
            job("1.1", "pending", ""),
            job("1.2", "pending", ""),
            bare("1.3", "cyclic", "'run': {'uses': 'probe/write'}, 'schedule': 'PT1H'")));
    workspace.file("1.1", "yes").file("1.2", "yes");
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  /** The real steps; something happens while the verification of 1.2 runs. */
  private record Meanwhile(StepExecutor real, Runnable what) implements StepExecutor {
    @Override
    public Optional<String> obstacle(Step step, Kind kind, String job) {
      return real.obstacle(step, kind, job);
    }

    @Override
    public Optional<String> provider(Step step) {
      return real.provider(step);
    }

    @Override
    public Verification verify(Step step, StepCall call) throws InterruptedException {
      if (call.job().id().equals("1.2")) {
        what.run();
      }
      return real.verify(step, call);
    }

    @Override
    public ActionResult run(Step step, StepCall call) throws InterruptedException {
      return real.run(step, call);
    }
  }

  private BeatReport beatWhile(Runnable what) throws Exception {
    Engine real = workspace.engine();
    Engine engine =
        new Engine(
            new Meanwhile(real.steps(), what),
            real.log(),
            real.events(),
            real.journal(),
            real.clock(),
            real.pause(),
            real.ids(),
            real.random());
    try {
      return new Heartbeat(engine, workspace.store()).beat(false, BeatProgress.NONE);
    } finally {
      workspace.log().close();
    }
  }

  private Request ask(String command, String job, Duration wait) {
    Instant now = workspace.clock().instant();
    Request request =
        new Request("r-" + command, command, job, Map.of(), "Ada", now, now.plus(wait));
    workspace.log().requests().ask(request);
    return request;
  }

  private Request.Answer answerTo(Request request) {
    Requests requests = workspace.log().requests();
    await().until(() -> requests.answerTo(request.id()).isPresent());
    return requests.answerTo(request.id()).orElseThrow();
  }

  private String status(String job) {
    return workspace.jobOnDisk(job).path("status").asText();
  }

  @Test
  void what_has_just_been_completed_is_reset_although_it_was_not_saved_yet() throws Exception {
    Request.Answer[] answer = new Request.Answer[1];

    // The clock stands still, so no save is due while 1.2 is verified.
    beatWhile(() -> answer[0] = answerTo(ask("reset", "1.1", Duration.ofSeconds(30))));

    assertThat(answer[0])
        .isEqualTo(new Request.Answer(0, "job 1.1 is pending again; its attempts are forgotten"));
    assertThat(status("1.1")).isEqualTo("pending");
    assertThat(status("1.2")).isEqualTo("completed");
    assertThat(outcomes(workspace.beat())).contains("1.1 VERIFIED");
  }

  @Test
  void what_was_asked_by_somebody_who_is_gone_is_not_done() throws Exception {
    Request reset = ask("reset", "1.1", Duration.ofSeconds(30));
    Request run = ask("run", "1.3", Duration.ofSeconds(30));
    workspace.clock().advance(Duration.ofSeconds(31));

    BeatReport report = workspace.beat();

    assertThat(outcomes(report))
        .containsExactlyInAnyOrder("1.1 VERIFIED", "1.2 VERIFIED", "1.3 CYCLIC_RAN");
    assertThat(workspace.ran()).as("when it was due, and not again").hasSize(1);
    assertThat(answerTo(reset).exit()).isEqualTo(4);
    assertThat(answerTo(run).exit()).isEqualTo(4);
    assertThat(workspace.log().newestOf("1.1").orElseThrow().outcome()).isPresent();
  }

  @Test
  void a_run_that_came_in_time_is_not_begun_after_it() throws Exception {
    Request[] run = new Request[1];

    beatWhile(
        () -> {
          run[0] = ask("run", "1.3", Duration.ofSeconds(30));
          await().until(() -> !flag());
          workspace.clock().advance(Duration.ofSeconds(31));
        });

    assertThat(answerTo(run[0]).exit()).isEqualTo(4);
    assertThat(workspace.ran()).hasSize(1);
  }

  @Test
  void a_run_is_done_at_the_end() throws Exception {
    Request[] run = new Request[1];

    beatWhile(() -> run[0] = ask("run", "1.3", Duration.ofSeconds(30)));

    assertThat(answerTo(run[0]))
        .isEqualTo(new Request.Answer(0, "1.3 Task 1.3: CYCLIC_RAN: wrote"));
    assertThat(workspace.ran()).hasSize(2);
  }

  private boolean flag() {
    return Files.exists(workspace.workspace().executionLog().resolveSibling("requests"));
  }
}
