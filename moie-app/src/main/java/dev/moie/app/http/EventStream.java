package dev.moie.app.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One client that hears events (server-sent events). Never waits for it: what it has not taken yet
 * is kept up to a number of bytes; a client that falls farther behind is cut off, and may come back
 * with the id of the last event that it has. Thread-safe.
 */
final class EventStream implements WriteListener {
  private static final int MOST_BYTES = 512 * 1024;

  private final ServletOutputStream out;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Consumer<EventStream> whenGone;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int bytes;
  private boolean mustFlush;
  private boolean gone;

  /** Nothing may be written before the container says so for the first time. */
  private boolean started;

  private EventStream(ServletOutputStream out, Consumer<EventStream> whenGone) {
    this.out = out;
    this.whenGone = whenGone;
  }

  /**
   * Begins to answer a request with events.
   *
   * @param whenGone told once when the client is gone, by any thread
   */
  static EventStream open(HttpServletResponse response, Consumer<EventStream> whenGone)
      throws IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    return new EventStream(response.getOutputStream(), whenGone);
  }

  /**
   * Begins to write what is offered; the request has to be asynchronous by now.
   *
   * @return comes to its end when the client is gone
   */
  CompletableFuture<Void> start() {
    out.setWriteListener(this);
    return end;
  }

  /** Sends a text that is in the format of event streams. */
  void offer(String text) {
    boolean tooSlow;
    boolean mayWrite;
    synchronized (this) {
      if (gone) {
        return;
      }
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      bytes += encoded.length;
      tooSlow = bytes > MOST_BYTES;
      if (!tooSlow) {
        waiting.add(encoded);
      }
      mayWrite = started;
    }
    if (tooSlow) {
      close();
    } else if (mayWrite) {
      onWritePossible();
    }
  }

  @Override
  public void onWritePossible() {
    try {
      synchronized (this) {
        started = true;
        while (!gone && out.isReady()) {
          byte[] next = waiting.poll();
          if (next != null) {
            bytes -= next.length;
            out.write(next);
            mustFlush = true;
          } else if (mustFlush) {
            mustFlush = false;
            out.flush();
          } else {
            return;
          }
        }
      }
    } catch (IOException | IllegalStateException e) {
      close();
    }
  }

  /** Cuts it off. */
  void close() {
    synchronized (this) {
      if (gone) {
        return;
      }
      gone = true;
      waiting.clear();
    }
    whenGone.accept(this);
    end.complete(null);
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }
}
