package dev.moie.app.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients of a server on loopback: some that listen, and up to a number of others that ask at a
 * steady pace. What cannot be asked at its time, because all of them wait for answers, is asked as
 * soon as one has got its own, and how long it took is counted from when it should have been.
 */
public final class HttpLoad implements AutoCloseable {
  private static final int ASKERS = 64;

  private final String server;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService pace = Executors.newSingleThreadExecutor();
  private final AtomicInteger listening = new AtomicInteger();
  private final AtomicLong events = new AtomicLong();
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore idle = new Semaphore(ASKERS);
  private long begun;
  private volatile long counting = System.nanoTime();

  /** Against a server such as {@code http://127.0.0.1:7070}. */
  public HttpLoad(String server, String token) {
    this.server = server;
    this.token = token;
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofMinutes(10))
        .build();
  }

  /** Lets clients listen to events. */
  public void listen(int clients) {
    for (int i = 0; i < clients; i++) {
      var unused =
          client.sendAsync(
              request("/api/v1/events"),
              HttpResponse.BodyHandlers.fromLineSubscriber(new Listener()));
    }
  }

  private final class Listener implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      listening.incrementAndGet();
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.startsWith("event:")) {
        events.incrementAndGet();
      }
    }

    @Override
    public void onError(Throwable failure) {
      listening.decrementAndGet();
    }

    @Override
    public void onComplete() {
      listening.decrementAndGet();
    }
  }

  /** Asks for these paths in turn, so often a second, until it is closed. */
  public void ask(int aSecond, List<String> paths) {
    begun = System.nanoTime();
    long every = TimeUnit.SECONDS.toNanos(1) / aSecond;
    pace.execute(
        () -> {
          try {
            for (int i = 0; ; i++) {
              long due = begun + i * every;
              TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
              idle.acquire();
              ask(paths.get(i % paths.size()), due);
            }
          } catch (InterruptedException closed) {
            // That is its end.
          }
        });
  }

  private void ask(String path, long due) {
    asked.incrementAndGet();
    var unused =
        client
            .sendAsync(request(path), HttpResponse.BodyHandlers.discarding())
            .whenComplete(
                (answer, failure) -> {
                  idle.release();
                  millis.add((System.nanoTime() - due) / 1_000_000);
                  String word =
                      failure != null ? failure.toString() : Integer.toString(answer.statusCode());
                  answers.computeIfAbsent(word, key -> new AtomicInteger()).incrementAndGet();
                });
  }

  /** Begins to count anew. */
  public void forget() {
    answers.clear();
    millis.clear();
    asked.set(0);
    events.set(0);
    counting = System.nanoTime();
  }

  /** How many requests a second there were since {@link #forget}. */
  public double rate() {
    return asked.get() * 1e9 / (System.nanoTime() - counting);
  }

  /** How many listen now. */
  public int listening() {
    return listening.get();
  }

  /** How many events all listeners together have heard. */
  public long events() {
    return events.get();
  }

  /** How many requests came to what: a status, or a failure. */
  public Map<String, AtomicInteger> answers() {
    return answers;
  }

  /** How long the answers took, the least first. */
  public List<Long> millis() {
    List<Long> sorted = new ArrayList<>(millis);
    sorted.sort(null);
    return sorted;
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }
}
