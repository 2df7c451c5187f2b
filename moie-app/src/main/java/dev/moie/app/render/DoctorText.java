package dev.moie.app.render;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Examination;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Severity;
import java.io.PrintStream;
import java.util.List;

/** What the doctor has found, for people: area by area, each finding with its cure below. */
public final class DoctorText {
  private static final int MAX_LINE = 500;

  private final PrintStream out;
  private final Styles styles;
  private final boolean unicode;
  private final Severity least;
  private final boolean brief;

  /**
   * Tells it.
   *
   * @param verbose whether to tell also what is well
   * @param quiet whether to tell problems and warnings only
   */
  public DoctorText(Terminal terminal, boolean verbose, boolean quiet) {
    this.out = terminal.out();
    this.styles = terminal.styles();
    this.unicode = terminal.glyphs().isUnicode();
    this.brief = quiet;
    this.least = verbose ? Severity.OK : quiet ? Severity.WARNING : Severity.INFO;
  }

  /** Prints everything that is worth it, and a summary. */
  public void print(List<Examination> examinations) {
    for (Area area : Area.values()) {
      List<Examination> here =
          examinations.stream().filter(each -> each.check().area() == area).toList();
      if (here.stream().anyMatch(this::isTold)) {
        out.println(styles.bold(area.title()));
        here.forEach(this::print);
        out.println();
      }
    }
    if (!brief || Examination.worst(examinations).compareTo(Severity.WARNING) >= 0) {
      out.println(summary(examinations));
    }
  }

  private boolean isTold(Examination examination) {
    return examination.severity().compareTo(least) >= 0;
  }

  private void print(Examination examination) {
    for (Finding finding : examination.findings()) {
      if (finding.severity().compareTo(least) >= 0) {
        print(finding, examination.check().id());
      }
    }
    if (examination.findings().isEmpty() && least == Severity.OK) {
      out.println(
          "  "
              + sign(Severity.OK)
              + examination.check().about()
              + "  "
              + styles.faint("(" + examination.check().id() + ")"));
    }
  }

  private void print(Finding finding, String check) {
    out.println(
        "  "
            + sign(finding.severity())
            + styles.bold(Plain.line(finding.subject(), MAX_LINE))
            + ": "
            + Plain.line(finding.message(), MAX_LINE)
            + "  "
            + styles.faint("(" + check + ")"));
    if (!finding.cure().isEmpty()) {
      out.println("      cure: " + Plain.line(finding.cure(), MAX_LINE));
    }
  }

  private String sign(Severity severity) {
    return switch (severity) {
      case OK -> unicode ? "✅ " : styles.good("[ok]") + " ";
      case INFO -> unicode ? "💡 " : "[info] ";
      // Not the warning sign: it is one or two columns wide, and nobody can tell.
      case WARNING -> unicode ? "🔶 " : styles.waiting("[warning]") + " ";
      case PROBLEM -> unicode ? "❌ " : styles.bad("[PROBLEM]") + " ";
    };
  }

  private String summary(List<Examination> examinations) {
    String text =
        examinations.size()
            + " checks: "
            + number(Examination.count(examinations, Severity.PROBLEM), "problem")
            + ", "
            + number(Examination.count(examinations, Severity.WARNING), "warning");
    return switch (Examination.worst(examinations)) {
      case OK, INFO -> styles.good(text);
      case WARNING -> styles.waiting(text);
      case PROBLEM -> styles.bad(text);
    };
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
