package dev.moie.core.engine;

import dev.moie.core.log.Request;
import dev.moie.core.log.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Serves what other commands have put into the letter box of the workspace that this beat holds.
 * Used by the beat's thread.
 */
final class RequestDesk implements Desk {
  private final Requests requests;
  private final Commands commands;
  private final RunNow runNow;
  private final List<Request> runs = new ArrayList<>();

  RequestDesk(Requests requests, Commands commands, RunNow runNow) {
    this.requests = requests;
    this.commands = commands;
    this.runNow = runNow;
  }

  @Override
  public void serve(Set<String> running) {
    for (Request request : requests.open()) {
      if (request.command().equals(Command.RUN.text())) {
        if (runs.stream().noneMatch(each -> each.id().equals(request.id()))) {
          runs.add(request);
        }
      } else {
        requests.answer(request, commands.perform(request, running));
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    serve(Set.of());
    for (Request request : runs) {
      // Whoever asked may have gone meanwhile, and does not expect that anything happens then.
      if (requests.isOpen(request.id())) {
        requests.answer(request, runNow.perform(request));
      }
    }
  }
}
