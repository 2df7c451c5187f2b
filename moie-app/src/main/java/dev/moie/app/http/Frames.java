package dev.moie.app.http;

import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.Moment;
import dev.moie.app.render.Plain;
import dev.moie.core.state.State;
import dev.moie.core.workspace.LockLook;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes what is around every page. */
final class Frames {
  /** As {@code moie health} has it by default. */
  private static final Duration MAX_AGE = Duration.ofMinutes(15);

  private final Facts facts;
  private final LogIns logIns;

  Frames(Facts facts, LogIns logIns) {
    this.facts = facts;
    this.logIns = logIns;
  }

  Frame of(Context context, String title, String section) throws Exception {
    State state = facts.state();
    Access access = context.attribute(Guard.ACCESS);
    String query = context.queryString();
    String here = context.path() + (query == null || query.isEmpty() ? "" : "?" + query);
    boolean live = context.header("HX-Request") != null;
    String cookie = context.cookie(Guard.COOKIE);
    return new Frame(
        title,
        section,
        here,
        Plain.line(state.meta().project()),
        heart(state),
        access == Access.CHANGE,
        access != Access.NONE,
        live || cookie == null ? Optional.empty() : logIns.said(cookie));
  }

  private Frame.Heart heart(State state) {
    Instant now = facts.clock().instant();
    Optional<Instant> last = state.meta().lastHeartbeat();
    Optional<Moment> moment = last.map(at -> Moment.of(at, facts.clock()));
    String engine = engine();
    if (last.isEmpty()) {
      return new Frame.Heart("open", "no heartbeat yet", moment, engine);
    }
    boolean young = Duration.between(last.get(), now).compareTo(MAX_AGE) <= 0;
    boolean alive = young || !engine.isEmpty();
    return new Frame.Heart(alive ? "good" : "bad", alive ? "alive" : "stale", moment, engine);
  }

  private String engine() {
    LockLook look = facts.holder();
    boolean own =
        look.holder()
            .filter(holder -> holder.pid().equals(Long.toString(ProcessHandle.current().pid())))
            .isPresent();
    return look.alive() || own
        ? look.holder().map(holder -> Plain.line(holder.command(), 40)).orElse("")
        : "";
  }
}
