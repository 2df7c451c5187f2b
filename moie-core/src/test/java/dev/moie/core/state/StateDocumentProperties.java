package dev.moie.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.moie.api.JobOutcome;
import dev.moie.core.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever a state file looks like, and whatever is saved: it says that, and nothing else moved.
 */
@Tag("slow")
class StateDocumentProperties {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");

  /** How many files a try makes. */
  private static final int FILES = SLOW ? 25 : 1;

  private static final int SAVES = 4;
  private static final Instant START = Instant.parse("2026-03-04T05:06:07.089Z");
  private static final String[] REASONS = {
    "", "it \"holds\"\n", "caf\u00e9 \uD83D\uDE80", "\u0000\\"
  };
  private static final Schema V1 = schema("state-v1");
  private static final Schema V2 = schema("state-v2");
  private static int saves;

  private static Schema schema(String name) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              Files.readString(Path.of("../docs/schema/" + name + ".json")), InputFormat.JSON);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterContainer
  static void tell() {
    System.out.println("saves of random state files: " + saves);
  }

  @Property(tries = 300)
  void saves_change_what_is_asked_for_and_not_a_byte_more(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      survives(new RandomState(random), random);
    }
  }

  private static StateDocument read(String text) throws InvalidStateException {
    return StateDocument.read(
        "state.json", new JsonText(text.getBytes(StandardCharsets.UTF_8)), ZoneOffset.UTC);
  }

  private static void survives(RandomState file, Random random) throws Exception {
    Schema schema = file.isV2() ? V2 : V1;
    StateDocument document = read(file.text());
    assertThat(document.state().schemaVersion()).isEqualTo(file.isV2() ? 2 : 1);
    assertThat(schema.validate(file.text(), InputFormat.JSON)).as(file.text()).isEmpty();
    for (int save = 0; save < SAVES; save++) {
      Asked asked = new Asked(document.state(), file, random);
      Optional<CheckpointMark> known = document.state().meta().checkpoint();
      Optional<CheckpointMark> mark = Optional.empty();
      if (random.nextBoolean()) {
        long seq = known.map(CheckpointMark::seq).orElse(0L) + 1;
        mark = Optional.of(new CheckpointMark("a \"log\"", seq));
        file.change("checkpoint", "{\"log\": \"a \\\"log\\\"\", \"seq\": " + seq + "}");
      }

      StateDocument.Changed changed =
          document.with(new StateUpdate(asked.changes, known, mark), "state.json", ZoneOffset.UTC);

      assertThat(new String(changed.document().text().bytes(), StandardCharsets.UTF_8))
          .isEqualTo(file.text());
      assertThat(changed.refused()).isEqualTo(asked.misfits);
      // What was taken over from before says the same as what is read anew.
      document = changed.document();
      assertThat(document.loaded()).isEqualTo(read(file.text()).loaded());
      assertThat(document.state()).isEqualTo(asked.expected(mark.or(() -> known)));
      assertThat(schema.validate(file.text(), InputFormat.JSON)).as(file.text()).isEmpty();
      saves++;
    }
  }

  /** Changes at random, most of them legal, and what has to come of them. */
  private static final class Asked {
    private final RandomState file;
    private final Random random;
    private final List<StateChange> changes = new ArrayList<>();
    private final List<StateChange> misfits = new ArrayList<>();
    private State state;

    Asked(State state, RandomState file, Random random) {
      this.state = state;
      this.file = file;
      this.random = random;
      int count = random.nextInt(6);
      for (int i = 0; i < count; i++) {
        add();
      }
    }

    private <T> T one(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private void add() {
      List<Job> jobs = state.phases().stream().flatMap(phase -> phase.jobs().stream()).toList();
      int kind = random.nextInt(6);
      if (kind == 0) {
        heartbeat();
      } else if (kind == 1) {
        phase();
      } else if (kind == 2) {
        current();
      } else if (!jobs.isEmpty()) {
        Job job = one(jobs);
        if (kind == 3) {
          note(job);
        } else if (kind == 4) {
          status(job);
        } else {
          misfit(job);
        }
      }
    }

    private void heartbeat() {
      Instant at = START.plusMillis(random.nextInt());
      changes.add(new StateChange.HeartbeatNoted(at));
      file.change("last_heartbeat", '"' + Timestamps.text(at) + '"');
      Meta meta = state.meta();
      state = with(heartbeat(meta, at));
    }

    private static Meta heartbeat(Meta meta, Instant at) {
      return new Meta(
          meta.project(),
          meta.operator(),
          meta.mode(),
          meta.bootTime(),
          meta.currentPhase(),
          Optional.of(at),
          meta.checkpoint());
    }

    private State with(Meta meta) {
      return new State(meta, state.phases(), state.schemaVersion());
    }

    private void current() {
      int to = one(state.phases()).id();
      Meta meta = state.meta();
      changes.add(new StateChange.CurrentPhaseChange(meta.currentPhase(), to));
      file.change("current_phase", Integer.toString(to));
      state =
          with(
              new Meta(
                  meta.project(),
                  meta.operator(),
                  meta.mode(),
                  meta.bootTime(),
                  to,
                  meta.lastHeartbeat(),
                  meta.checkpoint()));
    }

    private void phase() {
      Phase phase = one(state.phases());
      PhaseStatus to = one(List.of(PhaseStatus.values()));
      changes.add(new StateChange.PhaseStatusChange(phase.id(), phase.status(), to));
      file.change("phase " + phase.id(), '"' + to.text() + '"');
      replace(phase, new Phase(phase.id(), phase.name(), to, phase.concurrency(), phase.jobs()));
    }

    private void replace(Phase old, Phase by) {
      state =
          new State(
              state.meta(),
              state.phases().stream().map(each -> each.equals(old) ? by : each).toList(),
              state.schemaVersion());
    }

    private void replace(Job old, JobStatus status, Optional<LastResult> result) {
      Job by =
          new Job(
              old.id(),
              old.task(),
              old.description(),
              status,
              old.verify(),
              old.run(),
              old.schedule(),
              old.timezone(),
              old.jitter(),
              old.catchUp(),
              old.timeout(),
              old.retry(),
              old.needs(),
              result,
              old.definition());
      Phase phase = state.phaseOf(old.id()).orElseThrow();
      replace(
          phase,
          new Phase(
              phase.id(),
              phase.name(),
              phase.status(),
              phase.concurrency(),
              phase.jobs().stream().map(each -> each.id().equals(old.id()) ? by : each).toList()));
    }

    private void note(Job job) {
      String reason = one(List.of(REASONS));
      LastResult result =
          new LastResult(
              one(List.of(JobOutcome.values())),
              reason,
              START.plusMillis(random.nextInt()),
              random.nextInt(9),
              random.nextBoolean() ? Optional.of("01jd") : Optional.empty());
      changes.add(new StateChange.JobNoted(job.id(), result, job.definition()));
      file.change(
          "last_result " + job.id(),
          "{\"outcome\": \"OUTCOME\", \"reason\": REASON, \"time\": \"TIME\", \"attempts\": COUNT"
                  .replace("OUTCOME", result.outcome().name())
                  .replace("TIME", Timestamps.text(result.time()))
                  .replace("COUNT", Integer.toString(result.attempts()))
                  .replace("REASON", JsonText.quote(reason))
              + (result.execution().isPresent() ? ", \"execution\": \"01jd\"}" : "}"));
      replace(job, job.status(), Optional.of(result));
    }

    private void status(Job job) {
      if (job.isCyclic()) {
        return;
      }
      JobStatus to = job.isOpen() ? JobStatus.COMPLETED : JobStatus.PENDING;
      changes.add(new StateChange.JobStatusChange(job.id(), job.status(), to, job.definition()));
      file.change("status " + job.id(), '"' + to.text() + '"');
      replace(job, to, job.lastResult());
    }

    /** Something that is not there, or not as it was. */
    private void misfit(Job job) {
      JobStatus other = job.isOpen() ? JobStatus.COMPLETED : JobStatus.PENDING;
      int current = state.meta().currentPhase();
      List<StateChange> some =
          List.of(
              new StateChange.JobStatusChange(job.id(), other, JobStatus.PENDING, job.definition()),
              new StateChange.JobStatusChange(job.id(), job.status(), other, "another"),
              new StateChange.JobStatusChange("gone", job.status(), other, job.definition()),
              new StateChange.CurrentPhaseChange(current + 1, current + 2),
              new StateChange.PhaseStatusChange(99, PhaseStatus.LOCKED, PhaseStatus.ACTIVE));
      StateChange misfit = one(some);
      changes.add(misfit);
      misfits.add(misfit);
    }

    State expected(Optional<CheckpointMark> mark) {
      Meta meta = state.meta();
      return with(
          new Meta(
              meta.project(),
              meta.operator(),
              meta.mode(),
              meta.bootTime(),
              meta.currentPhase(),
              meta.lastHeartbeat(),
              mark));
    }
  }
}
