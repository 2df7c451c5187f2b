package dev.moie.core.engine;

import dev.moie.core.log.Request;
import dev.moie.core.log.Requests;
import dev.moie.core.state.InvalidStateException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Serves what other commands have put into the letter box of the workspace that this beat holds.
 * Used by the beat's thread.
 */
final class RequestDesk implements Desk {
  private static final Request.Answer TOO_LATE =
      new Request.Answer(4, "nobody could look at it in the time that it was given; ask again");

  private final Requests requests;
  private final Checkpoint checkpoint;
  private final Commands commands;
  private final RunNow runNow;
  private final Clock clock;
  private final List<Request> runs = new ArrayList<>();

  RequestDesk(
      Requests requests, Checkpoint checkpoint, Commands commands, RunNow runNow, Clock clock) {
    this.requests = requests;
    this.checkpoint = checkpoint;
    this.commands = commands;
    this.runNow = runNow;
    this.clock = clock;
  }

  @Override
  public void serve(Set<String> running) throws InvalidStateException, IOException {
    List<Request> open = requests.open();
    if (open.isEmpty()) {
      return;
    }
    // Whoever asks about a job means what has become of it, and not what was last saved.
    checkpoint.save();
    for (Request request : open) {
      if (!request.command().equals(Command.RUN.text()) || isLate(request)) {
        if (requests.claim(request, clock.instant())) {
          answer(request, isLate(request) ? TOO_LATE : commands.perform(request, running));
        }
      } else if (runs.stream().noneMatch(each -> each.id().equals(request.id()))) {
        runs.add(request);
      }
    }
  }

  private void answer(Request request, Request.Answer answer) {
    requests.answer(request, answer, clock.instant());
  }

  /** Whoever asked has gone, perhaps without a word, and expects nothing any more. */
  private boolean isLate(Request request) {
    return clock.instant().isAfter(request.until());
  }

  @Override
  public void close() throws InvalidStateException, IOException, InterruptedException {
    serve(Set.of());
    for (Request request : runs) {
      // Whoever asked may have gone meanwhile, and does not expect that anything happens then.
      if (requests.claim(request, clock.instant())) {
        answer(request, isLate(request) ? TOO_LATE : runNow.perform(request));
      }
    }
  }
}
