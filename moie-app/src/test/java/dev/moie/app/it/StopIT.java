package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.RunningBeat;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch: thrown by people and by plugins, and lifted. */
class StopIT {
  @TempDir Path folder;

  private Moie moie;
  private Optional<RunningBeat> beat = Optional.empty();

  @BeforeEach
  void make() {
    moie = Moie.in(folder);
  }

  @AfterEach
  void end() {
    beat.ifPresent(RunningBeat::kill);
  }

  private String journal() throws Exception {
    return Files.readString(folder.resolve("research_logs/system_journal.md"));
  }

  /** It says that it has begun, and then waits for a file. */
  private static String waiting(String id, String name) {
    return StateFiles.job(
        id,
        "'verification_cmd': 'touch began-NAME; until test -e go-NAME; do sleep 0.05; done'"
            .replace("NAME", name));
  }

  @Test
  void a_stopped_workspace_starts_nothing_until_it_is_resumed_whatever_else_is_wrong_with_it()
      throws Exception {
    Path state = StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'touch ran'"));
    String good = Files.readString(state);
    Files.writeString(state, "no state");
    Files.writeString(folder.resolve("moie.yaml"), "- no settings");

    Moie.Result stop = moie.run("stop", "--reason", "the disk\nis full", "--json");

    assertThat(stop.exit()).as(stop.toString()).isZero();
    PublishedSchema.of("stop").assertFits(stop.out());
    assertThat(stop.json().path("changed").asBoolean()).isTrue();
    Moie.Result again = moie.run("stop", "--reason", "another");
    assertThat(again.out()).contains("already stopped by", "the disk is full", "moie resume");
    for (String command : new String[] {"heartbeat", "heartbeat -q", "run 1.1"}) {
      Moie.Result refused = moie.run(command.split(" "));
      assertThat(refused.exit()).as(refused.toString()).isEqualTo(5);
      assertThat(refused.err())
          .contains("stopped by " + System.getProperty("user.name"), "since 20", "the disk is full")
          .contains("moie resume");
      assertThat(refused.out()).isEmpty();
    }
    Files.writeString(state, good);
    Files.delete(folder.resolve("moie.yaml"));
    assertThat(moie.run("heartbeat").exit()).isEqualTo(5);
    assertThat(moie.run("simulate").exit()).isZero();
    assertThat(moie.run("status").exit()).isZero();
    assertThat(folder.resolve("ran")).doesNotExist();

    Moie.Result resume = moie.run("resume", "--json");

    assertThat(resume.exit()).as(resume.toString()).isZero();
    PublishedSchema.of("resume").assertFits(resume.out());
    PublishedSchema.of("resume").assertFits(moie.run("resume", "--json").out());
    assertThat(moie.run("heartbeat").exit()).isZero();
    assertThat(folder.resolve("ran")).exists();
    assertThat(journal()).contains("**: STOPPED: stopped by").contains("**: RESUMED: by");
  }

  @Test
  void a_file_that_was_made_by_hand_stops_too() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'touch ran'"));
    Files.createDirectories(folder.resolve(".moie"));
    Files.createFile(folder.resolve(".moie/STOP"));

    Moie.Result refused = moie.run("heartbeat");

    assertThat(refused.exit()).as(refused.toString()).isEqualTo(5);
    assertThat(refused.err()).contains("made by hand");
  }

  @Test
  void what_runs_is_let_run_to_its_end_and_nothing_after_it_is_started() throws Exception {
    StateFiles.phase(
        folder, waiting("1.1", "1"), StateFiles.job("1.2", "'verification_cmd': 'touch ran'"));
    beat = Optional.of(RunningBeat.start(moie, folder));
    beat.get().reaches("began-1");

    assertThat(moie.run("stop", "--drain").out()).contains("(heartbeat)", "run to its end");
    beat.get().goOn("go-1");
    Moie.Result ended = beat.get().end();

    assertThat(ended.exit()).as(ended.toString()).isEqualTo(5);
    assertThat(ended.err()).contains("stopped by");
    assertThat(folder.resolve("ran")).doesNotExist();
    assertThat(moie.run("history", "1.1").out()).contains("VERIFIED");
    assertThat(moie.run("status", "--json").json().at("/phases/0/jobs/0/status").asText())
        .isEqualTo("completed");
  }

  @Test
  void what_runs_is_interrupted_if_it_is_to_stop_now() throws Exception {
    StateFiles.phase(folder, waiting("1.1", "1"));
    beat = Optional.of(RunningBeat.start(moie, folder));
    beat.get().reaches("began-1");

    assertThat(moie.run("stop", "--now").exit()).isZero();

    assertThat(beat.get().end().exit()).isEqualTo(5);
    assertThat(moie.run("resume").exit()).isZero();
    Files.createFile(folder.resolve("go-1"));
    assertThat(moie.run("heartbeat").exit()).isZero();
  }

  @Test
  void a_job_that_a_person_runs_is_interrupted_too() throws Exception {
    StateFiles.phase(folder, waiting("1.1", "1"));
    Process run = moie.start("run", "1.1");
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.exists(folder.resolve("began-1")) || !run.isAlive());
      assertThat(moie.run("stop", "--now").exit()).isZero();
      assertThat(run.waitFor()).isEqualTo(5);
    } finally {
      run.destroyForcibly();
    }
  }

  @Test
  void one_critical_torsion_stops_the_workspace_and_three_lesser_ones_do() throws Exception {
    ThirdPartyJar.action(
        folder.resolve("plugins"),
        "twist",
        "1.0.0",
        "job.raiseTorsion(TorsionSeverity.valueOf(job.job().task().substring(5).toUpperCase()),"
            + " \"it bends\"); return ActionResult.succeeded(\"twisted\");");
    String cyclic =
        "{'id': 'ID', 'task': 'Task ID', 'status': 'cyclic', 'schedule': 'PT1S',"
            + " 'run': {'uses': 'twist/act'}}";
    StateFiles.phase(folder, cyclic.replace("ID", "low"));
    for (int beats = 0; beats < 2; beats++) {
      assertThat(moie.run("heartbeat").exit()).isZero();
    }
    Moie.Result third = moie.run("heartbeat");
    assertThat(third.exit()).as(third.toString()).isIn(0, 5);
    assertThat(moie.run("heartbeat").err())
        .contains("stopped by the kill switch", "3 torsion events within PT5M", "LOW", "it bends");
    assertThat(moie.run("resume").exit()).isZero();

    Files.writeString(folder.resolve("moie.yaml"), "kill_switch: {critical: 2}\n");
    StateFiles.phase(folder, cyclic.replace("ID", "critical"));
    assertThat(moie.run("heartbeat").exit()).isZero();
    moie.run("heartbeat");
    assertThat(moie.run("heartbeat").err()).contains("2 critical torsion event(s)");
    assertThat(journal())
        .contains("TORSION LOW: job low: it bends", "STOPPED: stopped by the kill");
  }

  @Test
  void a_dry_run_stops_nothing() throws Exception {
    ThirdPartyJar.build(
        folder.resolve("plugins"),
        "twist",
        "1.0.0",
        "Look",
        """
        package twist;
        import dev.moie.api.*;
        @JobType(value = "twist/look", summary = "Looks")
        public final class Look implements Verifier<NoConfig> {
          @Override public Verification verify(NoConfig config, JobContext job) {
            job.raiseTorsion(TorsionSeverity.CRITICAL, "it bends");
            return Verification.verified("it is there");
          }
        }
        """);
    StateFiles.phase(folder, StateFiles.job("1.1", "'verify': {'uses': 'twist/look'}"));

    assertThat(moie.run("simulate", "--verify").exit()).isZero();
    assertThat(folder.resolve(".moie/STOP")).doesNotExist();
    moie.run("heartbeat");
    assertThat(folder.resolve(".moie/STOP")).exists();
  }
}
