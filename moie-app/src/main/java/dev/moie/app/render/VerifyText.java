package dev.moie.app.render;

import dev.moie.api.Verification.Verdict;
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
    long holding =
        checks.stream().filter(check -> check.verification().verdict() == Verdict.VERIFIED).count();
    long drift = checks.stream().filter(Checked::isDrift).count();
    terminal.out().println();
    terminal.out().println(holding + " of " + checks.size() + " verified, " + drift + " drifted");
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
