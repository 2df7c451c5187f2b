package dev.moie.core.engine;

import dev.moie.api.event.OrderCarriedOut;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.Pause;
import dev.moie.core.log.Request;
import dev.moie.core.log.Transition;
import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.StateChange;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does what people ask about single jobs, on a checkpoint that is open. Used by one thread. {@link
 * Command#RUN} is {@link RunNow}'s.
 */
final class Commands {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int BUSY = 4;
  private static final Set<Command> CHANGES_STATUS =
      EnumSet.of(Command.RESET, Command.REOPEN, Command.COMPLETE);

  private final Engine engine;
  private final Checkpoint checkpoint;
  private final Pauses pauses;

  Commands(Engine engine, Checkpoint checkpoint, Pauses pauses) {
    this.engine = engine;
    this.checkpoint = checkpoint;
    this.pauses = pauses;
  }

  /**
   * Does what is asked.
   *
   * @param running the jobs that are being taken right now
   */
  Request.Answer perform(Request request, Set<String> running) {
    Request.Answer answer = answer(request, running);
    checkpoint
        .state()
        .job(request.job())
        .ifPresent(
            job ->
                engine
                    .events()
                    .publish(
                        new OrderCarriedOut(
                            engine.clock().instant(),
                            request.command(),
                            job.info(),
                            request.by(),
                            request.arguments(),
                            answer.exit() == DONE,
                            answer.text())));
    return answer;
  }

  private Request.Answer answer(Request request, Set<String> running) {
    State state = checkpoint.state();
    Optional<Job> found = state.job(request.job());
    Optional<Command> command = Command.of(request.command());
    if (found.isEmpty() || command.isEmpty()) {
      return refused(request, "there is no such job in the state file");
    }
    Job job = found.get();
    Phase phase = state.phaseOf(job.id()).orElseThrow();
    if (CHANGES_STATUS.contains(command.get()) && running.contains(job.id())) {
      return new Request.Answer(BUSY, "job " + job.id() + " is being taken now; ask again later");
    }
    return switch (command.get()) {
      case RESET -> reset(request, phase, job);
      case REOPEN -> reopen(request, job);
      case COMPLETE -> complete(request, phase, job);
      case PAUSE -> pause(request, job);
      case UNPAUSE -> unpause(phase, job);
      case APPROVE -> new ApprovalDesk(engine).answer(request, phase, job, true);
      case DENY -> new ApprovalDesk(engine).answer(request, phase, job, false);
      case RUN -> refused(request, "a job is run by itself");
    };
  }

  private Request.Answer reset(Request request, Phase phase, Job job) {
    Execution row = row(Execution.Kind.RESET, phase, job, "reset by " + request.by());
    if (job.status() == JobStatus.COMPLETED) {
      move(job, JobStatus.PENDING, row);
      return done("job " + job.id() + " is pending again; its attempts are forgotten");
    }
    engine.log().write(LogBatch.of(row));
    return done(
        "the attempts of job "
            + job.id()
            + " are forgotten"
            + (job.isCyclic() ? "" : "; it is pending"));
  }

  private Request.Answer reopen(Request request, Job job) {
    if (job.status() != JobStatus.COMPLETED) {
      return refused(request, "it is " + job.status().text() + ", and not completed");
    }
    checkpoint.record(
        List.of(
            new StateChange.JobStatusChange(
                job.id(), JobStatus.COMPLETED, JobStatus.PENDING, job.definition())));
    return done("job " + job.id() + " is pending again");
  }

  private Request.Answer complete(Request request, Phase phase, Job job) {
    String reason = request.arguments().getOrDefault("reason", "");
    if (job.verify().isPresent()) {
      return refused(
          request,
          "it has a verification, and only that decides; see what it says with \"moie verify "
              + job.id()
              + "\"");
    }
    if (!job.isOpen()) {
      return refused(request, "it is " + job.status().text() + ", and not pending");
    }
    move(
        job,
        JobStatus.COMPLETED,
        row(Execution.Kind.ATTESTATION, phase, job, "attested by " + request.by() + ": " + reason));
    return done("job " + job.id() + " is completed, by the word of " + request.by());
  }

  private Request.Answer pause(Request request, Job job) {
    if (pauses.of(job.id()).isPresent()) {
      return done("job " + job.id() + " is paused already");
    }
    pauses.add(new Pause(job.id(), engine.clock().instant(), request.by()));
    return done(
        "job " + job.id() + " is paused; let it go on with \"moie unpause " + job.id() + "\"");
  }

  /** That it was paused stays in the log: what it missed meanwhile is told with its reason. */
  private Request.Answer unpause(Phase phase, Job job) {
    Optional<Pause> pause = pauses.of(job.id());
    if (pause.isEmpty()) {
      return done("job " + job.id() + " is not paused");
    }
    Instant since = pause.get().since();
    engine
        .log()
        .write(
            LogBatch.of(
                engine
                    .entry(Execution.Kind.PAUSE, phase, job, since, "by " + pause.get().by())
                    .until(engine.clock().instant())));
    pauses.remove(job.id());
    return done("job " + job.id() + " goes on");
  }

  private void move(Job job, JobStatus to, Execution row) {
    Transition transition =
        Transition.of(
            new StateChange.JobStatusChange(job.id(), job.status(), to, job.definition()),
            row.startedAt(),
            Optional.of(row.id()));
    engine.log().write(LogBatch.of(row, transition)).forEach(checkpoint::settled);
  }

  private Execution row(Execution.Kind kind, Phase phase, Job job, String reason) {
    return engine.entry(kind, phase, job, engine.clock().instant(), reason);
  }

  private static Request.Answer done(String text) {
    return new Request.Answer(DONE, text);
  }

  private static Request.Answer refused(Request request, String why) {
    return new Request.Answer(
        REFUSED,
        "job " + request.job() + " cannot be " + participle(request.command()) + ": " + why);
  }

  private static String participle(String command) {
    return switch (command) {
      case "reopen" -> "reopened";
      case "complete" -> "completed";
      case "pause" -> "paused";
      case "unpause" -> "unpaused";
      case "approve" -> "approved";
      case "deny" -> "denied";
      default -> command;
    };
  }
}
