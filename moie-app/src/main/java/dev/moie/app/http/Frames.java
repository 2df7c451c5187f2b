package dev.moie.app.http;

import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.Moment;
import dev.moie.app.render.Plain;
import dev.moie.core.health.Verdict;
import dev.moie.core.log.LogException;
import dev.moie.core.state.State;
import dev.moie.core.workspace.LockLook;
import io.javalin.http.Context;
import java.util.Optional;

/** Makes what is around every page. */
final class Frames {
  private final Facts facts;
  private final Vitals vitals;
  private final LogIns logIns;

  Frames(Facts facts, Vitals vitals, LogIns logIns) {
    this.facts = facts;
    this.vitals = vitals;
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
        facts.isNode(),
        live || cookie == null ? Optional.empty() : logIns.said(cookie));
  }

  private Frame.Heart heart(State state) {
    Verdict verdict = vitals.judge();
    Optional<Moment> last =
        verdict
            .lastHeartbeat()
            .or(() -> state.meta().lastHeartbeat())
            .map(at -> Moment.of(at, facts.clock()));
    String reasons =
        String.join(
            "; ", verdict.reasons().stream().limit(3).map(each -> Plain.line(each, 300)).toList());
    if (verdict.stop().isPresent()) {
      return new Frame.Heart(
          "bad",
          "stopped",
          last,
          engine(),
          Plain.line(verdict.stop().get().describe(), 300),
          true,
          leader());
    }
    if (verdict.status() == Verdict.Status.UNKNOWN && !engine().isEmpty()) {
      return new Frame.Heart("good", "beating", last, engine(), "", false, leader());
    }
    if (verdict.status() == Verdict.Status.UNKNOWN && last.isEmpty()) {
      return new Frame.Heart("open", "no heartbeat yet", last, "", "", false, leader());
    }
    String tone =
        switch (verdict.status()) {
          case HEALTHY -> "good";
          case STALE, UNHEALTHY -> "bad";
          case UNKNOWN -> "open";
        };
    String words =
        switch (verdict.status()) {
          case HEALTHY -> "alive";
          case STALE -> "stale";
          case UNHEALTHY -> "unhealthy";
          case UNKNOWN -> "unknown";
        };
    return new Frame.Heart(tone, words, last, engine(), reasons, false, leader());
  }

  /** On a node that follows, the heart beats elsewhere. */
  private String leader() {
    if (!facts.isNode()) {
      return "";
    }
    try {
      Optional<String> leader = facts.cluster().flatMap(each -> each.overview().leadingNode());
      return leader.map(name -> "node " + Plain.line(name, 40) + " leads").orElse("no node leads");
    } catch (LogException unreachable) {
      return "the database does not answer";
    }
  }

  private String engine() {
    LockLook look = facts.holder();
    boolean own =
        look.holder()
            .filter(holder -> holder.pid().equals(Long.toString(ProcessHandle.current().pid())))
            .isPresent();
    String here =
        look.alive() || own
            ? look.holder().map(holder -> Plain.line(holder.command(), 40)).orElse("")
            : "";
    return here;
  }
}
