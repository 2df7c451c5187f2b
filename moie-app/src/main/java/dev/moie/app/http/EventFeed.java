package dev.moie.app.http;

import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogMark;
import dev.moie.core.log.LogNews;
import dev.moie.core.log.Transition;
import dev.moie.core.workspace.Workspace;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells every client what happens in the workspace, whichever process does it: one look at the log
 * and at the files serves all of them. Events:
 *
 * <ul>
 *   <li>{@code started}, {@code ended}: an execution;
 *   <li>{@code transition}: a job, a phase or the file got another standing;
 *   <li>{@code state}, {@code plugins}, {@code engine}: those files have changed;
 *   <li>{@code alerts}: an alert or a delivery stands otherwise;
 *   <li>{@code changed}: after any of these, at most once a look: it is time to show things anew;
 *   <li>{@code reset}: too much was missed to be told.
 * </ul>
 *
 * <p>At least once: what a client hears again it knows by the ids in it. {@link #look} is called by
 * one thread, the rest by any.
 */
final class EventFeed {
  static final int MOST_CLIENTS = 500;
  private static final int MOST_NEWS = 500;
  private static final int MOST_MISSED = 2_000;
  private static final int ENDS_KNOWN = 4_000;
  private static final long PULSE = Duration.ofSeconds(10).toNanos();

  private final Workspace workspace;
  private final ExecutionLog log;
  private final Supplier<Surface.Shared> shared;
  private final Set<EventStream> streams = new LinkedHashSet<>();
  private final Set<String> endsTold =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > ENDS_KNOWN;
            }
          });

  private final AlertLook alerts;
  private LogMark mark = LogMark.START;
  private Surface surface = new Surface("", "", "");
  private boolean following;
  private long lastPulse = System.nanoTime();

  /**
   * Follows a workspace.
   *
   * @param shared what can be seen of it in a database
   */
  EventFeed(Workspace workspace, ExecutionLog log, Supplier<Surface.Shared> shared) {
    this.workspace = workspace;
    this.shared = shared;
    this.log = log;
    this.alerts = new AlertLook(log.alerts());
  }

  /** Looks for what is new, and tells it. Costs nothing while nobody listens. */
  synchronized void look() {
    if (streams.isEmpty()) {
      following = false;
      return;
    }
    follow();
    LogMark before = mark;
    LogNews news = log.newsAfter(mark, MOST_NEWS);
    mark = news.mark();
    StringBuilder text = new StringBuilder();
    tell(text, news, before);
    Surface now = Surface.of(workspace, shared.get());
    for (String difference : now.differences(surface)) {
      text.append(EventText.of(difference, before, EventText.nothing()));
    }
    surface = now;
    if (alerts.haveChanged()) {
      text.append(EventText.of("alerts", before, EventText.nothing()));
    }
    if (text.length() > 0) {
      text.append(EventText.of("changed", mark, EventText.nothing()));
    } else if (System.nanoTime() - lastPulse > PULSE) {
      text.append(": all is quiet\n\n");
    }
    if (text.length() > 0) {
      lastPulse = System.nanoTime();
      // A copy: a stream that cannot take it leaves.
      Set.copyOf(streams).forEach(stream -> stream.offer(text.toString()));
    }
  }

  private void follow() {
    if (!following) {
      following = true;
      mark = log.now();
      surface = Surface.of(workspace, shared.get());
      alerts.haveChanged();
      endsTold.clear();
    }
  }

  private void tell(StringBuilder text, LogNews news, LogMark id) {
    for (Execution each : news.begun()) {
      text.append(EventText.of("started", id, EventText.execution(each)));
      if (each.endedAt().isPresent()) {
        ended(text, each, id);
      }
    }
    news.ended().forEach(each -> ended(text, each, id));
    for (Transition each : news.transitions()) {
      text.append(EventText.of("transition", id, EventText.transition(each)));
    }
  }

  private void ended(StringBuilder text, Execution execution, LogMark id) {
    if (endsTold.add(execution.id())) {
      text.append(EventText.of("ended", id, EventText.execution(execution)));
    }
  }

  /**
   * Takes in a client.
   *
   * @param lastId the last event that it knows; empty if it begins now
   * @return empty if there are too many; its caller starts it
   */
  synchronized Optional<EventStream> join(HttpServletResponse response, Optional<String> lastId)
      throws IOException {
    if (streams.size() >= MOST_CLIENTS) {
      return Optional.empty();
    }
    follow();
    EventStream stream = EventStream.open(response, this::leave);
    stream.offer("retry: 2000\n\n" + missed(lastId.flatMap(EventText::mark)));
    streams.add(stream);
    return Optional.of(stream);
  }

  private String missed(Optional<LogMark> known) {
    if (known.isEmpty()) {
      return EventText.of("hello", mark, EventText.nothing());
    }
    StringBuilder text = new StringBuilder();
    Set<String> told = Set.copyOf(endsTold);
    endsTold.clear();
    LogMark from = known.get();
    for (int count = 0; ; count += MOST_NEWS) {
      LogNews news = log.newsAfter(from, MOST_NEWS);
      if (count >= MOST_MISSED || isAhead(from)) {
        text = new StringBuilder(EventText.of("reset", mark, EventText.nothing()));
        break;
      }
      tell(text, news, from);
      boolean last = news.begun().isEmpty() && news.transitions().isEmpty();
      from = news.mark();
      if (last) {
        break;
      }
    }
    endsTold.addAll(told);
    return text.append(EventText.of("changed", mark, EventText.nothing())).toString();
  }

  /** The log was put back to an older one, or is another. */
  private boolean isAhead(LogMark known) {
    LogMark now = log.now();
    return known.seq() > now.seq() || known.place() > now.place();
  }

  private synchronized void leave(EventStream stream) {
    streams.remove(stream);
  }

  synchronized int clients() {
    return streams.size();
  }

  /** Cuts everybody off. */
  void close() {
    Set<EventStream> all;
    synchronized (this) {
      all = Set.copyOf(streams);
    }
    all.forEach(EventStream::close);
  }
}
