package dev.moie.app.render;

import java.util.List;

/** What verifications say now, for people. */
public final class VerifyText {
  private final Terminal terminal;

  public VerifyText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints one line a job, and a sentence at the end. */
  public void print(List<Checked> checks) {
    for (Checked check : checks) {
      String reason = check.verification().reason();
      terminal
          .out()
          .println(
              sign(check)
                  + Plain.line(check.job().id())
                  + " "
                  + Plain.line(check.job().task())
                  + ": "
                  + check.verification().verdict()
                  + (check.isReopened()
                      ? " (DRIFT: it was completed, and is pending again)"
                      : check.isDrift() ? " (DRIFT: the file says completed)" : "")
                  + (reason.isEmpty() ? "" : ": " + Plain.line(reason, 400)));
    }
    long drift = checks.stream().filter(Checked::isDrift).count();
    terminal.out().println();
    terminal.out().println(checks.size() + " verified, " + drift + " drifted");
  }

  private String sign(Checked check) {
    Glyphs glyphs = terminal.glyphs();
    return switch (check.verification().verdict()) {
      case VERIFIED -> glyphs.done();
      case NOT_VERIFIED -> check.isDrift() ? glyphs.failed() : glyphs.open();
      case INCONCLUSIVE -> glyphs.failed();
    };
  }
}
