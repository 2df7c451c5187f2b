package dev.moie.app.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * One client that hears events (server-sent events). Never waits for it: what it has not taken yet
 * is kept up to a number of bytes; a client that falls farther behind is cut off, and may come back
 * with the id of the last event that it has. Thread-safe.
 */
final class EventStream implements WriteListener, AsyncListener {
  private static final int MOST_BYTES = 512 * 1024;

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final Consumer<EventStream> whenGone;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int bytes;
  private boolean mustFlush;
  private boolean gone;

  /** Nothing may be written before the container says so for the first time. */
  private boolean started;

  private EventStream(AsyncContext async, ServletOutputStream out, Consumer<EventStream> whenGone) {
    this.async = async;
    this.out = out;
    this.whenGone = whenGone;
  }

  /**
   * Begins to answer a request with events.
   *
   * @param whenGone told once when the client is gone, by any thread
   */
  static EventStream open(
      HttpServletRequest request, HttpServletResponse response, Consumer<EventStream> whenGone)
      throws IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    EventStream stream = new EventStream(async, response.getOutputStream(), whenGone);
    async.addListener(stream);
    return stream;
  }

  /** Begins to write what is offered. */
  void start() {
    out.setWriteListener(this);
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
    if (leave()) {
      try {
        async.complete();
      } catch (IllegalStateException completedMeanwhile) {
        // It is gone either way.
      }
    }
  }

  private boolean leave() {
    synchronized (this) {
      if (gone) {
        return false;
      }
      gone = true;
      waiting.clear();
    }
    whenGone.accept(this);
    return true;
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    leave();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
