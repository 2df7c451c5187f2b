package dev.moie.plugins.arxiv.http;

import dev.moie.plugins.arxiv.http.AskLaterException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks through the gate, one request at a time, and comes back when it is told to wait: after
 * {@code Retry-After} if there is one, else after 30 s, 60 s, 120 s and so on, with jitter. When
 * that would take longer than the run may, or has been in vain too often, arXiv is left alone for a
 * while, and the next runs know.
 */
public final class PoliteClient {
  private static final int MAX_BYTES = 64 << 20;

  /** arXiv's first byte can take a minute and a half. */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  /** For an answer that comes in drops. */
  private static final Duration WHOLE = Duration.ofMinutes(8);

  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(30);

  private final HttpClient client;
  private final PolitenessGate gate;
  private final Cooldown cooldown;
  private final Waiting waiting;
  private final Limits limits;
  private final Random jitter = new Random();

  /**
   * What a run may spend.
   *
   * @param userAgent names the program and whom to write to
   * @param attempts how often one request is made at most
   * @param deadline when the run has to be over
   * @param patience how long the head of an answer may take
   */
  public record Limits(String userAgent, int attempts, Instant deadline, Duration patience) {

    /** With patience for the slowest first byte that arXiv is known for. */
    public Limits(String userAgent, int attempts, Instant deadline) {
      this(userAgent, attempts, deadline, PATIENCE);
    }
  }

  /** What a reader throws when the answer is final, though not what was hoped for. */
  public static final class Final extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps what is to be told.
     *
     * @param cause what the answer said
     */
    public Final(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Reads an answer. */
  public interface Reader<T> {
    /**
     * Reads it.
     *
     * @throws IOException if it is worth asking again
     * @throws RefusedException or {@link Final}, if it is not
     */
    T read(Answer answer) throws IOException;
  }

  /**
   * An answer that has come in whole.
   *
   * @param status 200, or a refusal that carries a document, such as 400
   */
  public record Answer(int status, byte[] body) {}

  /**
   * Makes a client for one run.
   *
   * @param client follows no redirects, which would go past the gate
   */
  public PoliteClient(
      HttpClient client, PolitenessGate gate, Path cooldown, Waiting waiting, Limits limits) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the client follows redirects past the gate");
    }
    this.client = client;
    this.gate = gate;
    this.cooldown = new Cooldown(cooldown);
    this.waiting = waiting;
    this.limits = limits;
  }

  /**
   * Asks until there is an answer that can be read.
   *
   * @throws AskLaterException if arXiv has to be left alone for now
   * @throws IOException if the request itself is refused
   */
  public <T> T get(URI address, Reader<T> reader) throws IOException, InterruptedException {
    checkRest(address);
    for (int attempt = 1; attempt <= limits.attempts(); attempt++) {
      Trouble trouble;
      try {
        HttpResponse<byte[]> response = ask(address);
        int status = response.statusCode();
        boolean document = isDocument(response);
        if (document && (status == 200 || status == 400)) {
          return reader.read(new Answer(status, response.body()));
        }
        trouble = trouble(address, response);
      } catch (RefusedException | Final e) {
        throw e;
      } catch (IOException e) {
        trouble = new Trouble(address.getHost() + ": " + message(e), false, Optional.empty());
      }
      pauseOrGiveUp(address, attempt, trouble);
    }
    throw new IllegalStateException("no attempt was allowed");
  }

  /**
   * Why an answer is none.
   *
   * @param asked whether the server asked to wait
   * @param pause how long, if it told
   */
  private record Trouble(String why, boolean asked, Optional<Duration> pause) {}

  private Trouble trouble(URI address, HttpResponse<byte[]> response) throws RefusedException {
    int status = response.statusCode();
    String why =
        address.getHost() + (status == 200 ? " answered with a web page" : " answered " + status);
    if (status != 200 && !isPassing(status)) {
      throw new RefusedException(why + " to " + address);
    }
    Optional<Duration> wait =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(header -> RetryAfter.of(header, waiting.now()));
    return new Trouble(why, status == 429 || status == 503 || wait.isPresent(), wait);
  }

  private void checkRest(URI address) throws IOException {
    Instant now = waiting.now();
    Optional<Instant> all = cooldown.until(Cooldown.ALL, now);
    if (all.isPresent()) {
      throw new AskLaterException(
          Reason.ASKED_TO_WAIT, all.get(), "arXiv is left alone until " + all.get());
    }
    Optional<Instant> one = cooldown.until(address.getAuthority(), now);
    if (one.isPresent()) {
      throw new AskLaterException(
          Reason.NO_USABLE_ANSWER,
          one.get(),
          address.getHost() + " is left alone until " + one.get());
    }
    if (!now.isBefore(limits.deadline())) {
      throw new AskLaterException(
          Reason.OUT_OF_TIME, now, "the time of this run is over; the next one goes on");
    }
  }

  private void pauseOrGiveUp(URI address, int attempt, Trouble trouble)
      throws IOException, InterruptedException {
    Duration wait = trouble.pause().orElseGet(() -> backOff(attempt));
    Instant now = waiting.now();
    Instant again = now.plus(wait);
    if (attempt >= limits.attempts() || again.isAfter(limits.deadline())) {
      cooldown.set(trouble.asked() ? Cooldown.ALL : address.getAuthority(), again, now);
      throw new AskLaterException(
          trouble.asked() ? Reason.ASKED_TO_WAIT : Reason.NO_USABLE_ANSWER,
          again,
          trouble.why()
              + (attempt > 1 ? " (" + attempt + " times)" : "")
              + "; next try at "
              + again);
    }
    waiting.pause(wait);
  }

  private Duration backOff(int attempt) {
    Duration wait = FIRST_BACK_OFF.multipliedBy(1L << Math.min(attempt - 1, 7));
    Duration bounded = wait.compareTo(RetryAfter.LONGEST) > 0 ? RetryAfter.LONGEST : wait;
    return bounded.plusMillis(jitter.nextInt((int) (bounded.toMillis() / 4)));
  }

  /** Redirects are requests too, so each goes through the gate. */
  private HttpResponse<byte[]> ask(URI address) throws IOException, InterruptedException {
    Redirects redirects = new Redirects(address);
    HttpResponse<byte[]> response = once(address);
    Optional<URI> next = next(redirects, response);
    while (next.isPresent()) {
      response = once(next.get());
      next = next(redirects, response);
    }
    return response;
  }

  private static Optional<URI> next(Redirects redirects, HttpResponse<byte[]> response)
      throws RedirectException {
    return redirects.after(response.statusCode(), response.headers().firstValue("Location"));
  }

  private HttpResponse<byte[]> once(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(limits.patience())
            .header("User-Agent", limits.userAgent())
            .build();
    try (PolitenessGate.Pass pass = gate.enter()) {
      CompletableFuture<HttpResponse<byte[]>> coming =
          client.sendAsync(request, head -> new BoundedBody(MAX_BYTES));
      try {
        return coming.get(WHOLE.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new UnusableAnswerException(
            "the answer of "
                + address.getHost()
                + " took longer than "
                + WHOLE.toMinutes()
                + " minutes");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause
            ? new IOException(message(cause), cause)
            : new IOException(e.getCause());
      } finally {
        coming.cancel(true);
      }
    }
  }

  private static String message(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** An answer is XML, whatever else it calls itself; a web page is an error that looks well. */
  private static boolean isDocument(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    byte[] body = response.body();
    String start = new String(body, 0, Math.min(body.length, 512), StandardCharsets.UTF_8);
    String lower = start.toLowerCase(Locale.ROOT).stripLeading();
    return !type.contains("html")
        && !lower.startsWith("<!doctype html")
        && !lower.startsWith("<html");
  }

  /** What may be over when asked again. */
  private static boolean isPassing(int status) {
    return status == 429 || status == 408 || status >= 500;
  }
}
