package dev.moie.core.engine;

import dev.moie.core.log.Request;
import dev.moie.core.log.Requests;
import dev.moie.core.state.InvalidStateException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Serves what other commands have put into the letter box, at once; jobs that are to be run are
 * begun as soon as there is room for them, and answered when they are done. Used by one thread.
 */
final class HeartDesk {
  private static final Request.Answer TOO_LATE =
      new Request.Answer(4, "nobody could look at it in the time that it was given; ask again");

  /** What waits for a slot. */
  private static final class Waiting {
    private final Request request;
    private boolean claimed;

    Waiting(Request request) {
      this.request = request;
    }
  }

  private final Engine engine;
  private final Requests requests;
  private final Checkpoint checkpoint;
  private final Commands commands;
  private final RunNow runNow;
  private final Workers workers;
  private final Slots slots;
  private final List<Waiting> waiting = new ArrayList<>();

  HeartDesk(
      Engine engine,
      Checkpoint checkpoint,
      Commands commands,
      RunNow runNow,
      Workers workers,
      Slots slots) {
    this.engine = engine;
    this.requests = engine.log().requests();
    this.checkpoint = checkpoint;
    this.commands = commands;
    this.runNow = runNow;
    this.workers = workers;
    this.slots = slots;
  }

  /**
   * Serves what can be served.
   *
   * @return whether a job is now another than before
   */
  boolean serve() throws InvalidStateException, IOException {
    List<Request> open = requests.open();
    boolean changed = false;
    if (!open.isEmpty()) {
      // Whoever asks about a job means what has become of it, and not what was last saved.
      checkpoint.save();
    }
    Instant now = engine.clock().instant();
    for (Request request : open) {
      boolean late = now.isAfter(request.until());
      if (!request.command().equals(Command.RUN.text()) || late) {
        if (requests.claim(request, now)) {
          answer(request, late ? TOO_LATE : commands.perform(request, slots.running()));
          changed = true;
        }
      } else if (waiting.stream().noneMatch(each -> each.request.id().equals(request.id()))) {
        waiting.add(new Waiting(request));
      }
    }
    beginRuns(now);
    if (changed) {
      checkpoint.save();
    }
    return changed;
  }

  private void beginRuns(Instant now) {
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting one = each.next();
      if (begin(one, now)) {
        each.remove();
      }
    }
  }

  /** Whether there is nothing more to be done about it here. */
  private boolean begin(Waiting one, Instant now) {
    boolean late = now.isAfter(one.request.until());
    RunNow.Prepared prepared = runNow.prepare(one.request);
    boolean free = prepared.job().map(job -> !slots.running().contains(job.id())).orElse(false);
    if (!late && prepared.refusal().isEmpty() && !free) {
      return false;
    }
    if (!one.claimed && !requests.claim(one.request, now)) {
      return true; // Whoever asked has taken it back.
    }
    one.claimed = true;
    if (late || prepared.refusal().isPresent()) {
      answer(one.request, prepared.refusal().filter(refusal -> !late).orElse(TOO_LATE));
      return true;
    }
    return workers.begin(prepared.work(one.request)) == Slots.Answer.TAKEN;
  }

  /** Answers whoever asked for a job that is done. */
  void done(Workers.Done done) {
    Optional<Request> request = done.work().request();
    if (request.isPresent()) {
      Request.Answer answer =
          done.taken()
              .map(taken -> RunNow.answer(done.work().job(), taken))
              .orElseGet(() -> cutOff(done));
      answer(request.get(), answer);
    }
  }

  private Request.Answer cutOff(Workers.Done done) {
    return engine
        .safety()
        .stop()
        .map(stop -> RunNow.stopped(done.work().job(), stop))
        .orElseGet(
            () ->
                new Request.Answer(
                    1, "it failed: " + done.thrown().map(Throwable::toString).orElse("?")));
  }

  private void answer(Request request, Request.Answer answer) {
    requests.answer(request, answer, engine.clock().instant());
  }

  /** Answers what was promised and is not begun; the rest stays in the letter box. */
  void close() {
    for (Waiting each : waiting) {
      if (each.claimed) {
        answer(each.request, TOO_LATE);
      }
    }
    waiting.clear();
  }
}
