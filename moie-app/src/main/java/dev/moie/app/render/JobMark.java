package dev.moie.app.render;

import dev.moie.api.JobOutcome;
import dev.moie.core.state.JobStatus;

/** The sign and the colour for what became of a job. */
final class JobMark {
  private final Glyphs glyphs;
  private final Styles styles;

  JobMark(Terminal terminal) {
    this.glyphs = terminal.glyphs();
    this.styles = terminal.styles();
  }

  String sign(JobOutcome outcome) {
    return switch (outcome) {
      case VERIFIED, EXECUTED -> glyphs.done();
      case FAILED, CYCLIC_FAILED, DENIED, INCONCLUSIVE -> glyphs.failed();
      case ACTION_REQUIRED, APPROVAL_REQUIRED -> glyphs.person();
      case BLOCKED -> glyphs.waiting();
      case CYCLIC_WAITING, CYCLIC_HELD, CYCLIC_RAN -> glyphs.cyclic();
      case WOULD_VERIFY, WOULD_RUN -> glyphs.open();
    };
  }

  String coloured(JobOutcome outcome) {
    String name = outcome.name();
    return switch (outcome) {
      case VERIFIED, EXECUTED, CYCLIC_HELD, CYCLIC_RAN -> styles.good(name);
      case FAILED, CYCLIC_FAILED, DENIED, INCONCLUSIVE -> styles.bad(name);
      case ACTION_REQUIRED, APPROVAL_REQUIRED -> styles.waiting(name);
      case BLOCKED, CYCLIC_WAITING, WOULD_VERIFY, WOULD_RUN -> styles.faint(name);
    };
  }

  String sign(JobStatus status) {
    return switch (status) {
      case COMPLETED -> glyphs.done();
      case CYCLIC -> glyphs.cyclic();
      case PENDING -> glyphs.open();
    };
  }
}
