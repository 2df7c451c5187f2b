package dev.moie.core.postgres;

import dev.moie.core.log.Request;
import dev.moie.core.log.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The letter box, looked into a few times a second: whoever serves it looks after each job that is
 * done, and each look is an exchange with the server. Thread-safe.
 */
final class PacedRequests implements Requests {
  private static final Duration PACE = Duration.ofMillis(100);

  private final Requests requests;
  private long looked;
  private boolean empty;

  PacedRequests(Requests requests) {
    this.requests = requests;
  }

  /** What there is; what has come within the last tenth of a second may be missing. */
  @Override
  public synchronized List<Request> open() {
    long now = System.nanoTime();
    if (empty && now - looked < PACE.toNanos()) {
      return List.of();
    }
    List<Request> found = requests.open();
    looked = now;
    empty = found.isEmpty();
    return found;
  }

  @Override
  public void ask(Request request) {
    requests.ask(request);
  }

  @Override
  public boolean claim(Request request, Instant now) {
    return requests.claim(request, now);
  }

  @Override
  public void answer(Request request, Request.Answer answer, Instant now) {
    requests.answer(request, answer, now);
  }

  @Override
  public Optional<Request.Answer> answerTo(String id) {
    return requests.answerTo(id);
  }

  @Override
  public boolean withdraw(String id) {
    return requests.withdraw(id);
  }
}
