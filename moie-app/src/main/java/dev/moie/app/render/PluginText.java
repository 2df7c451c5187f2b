package dev.moie.app.render;

import dev.moie.core.plugin.CommandInfo;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.TypeInfo;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Plugins for people. */
public final class PluginText {
  private final PrintStream out;
  private final Styles styles;

  public PluginText(Terminal terminal) {
    this.out = terminal.out();
    this.styles = terminal.styles();
  }

  /** Prints what is wrong as a whole, and every jar with its types and problems. */
  public void list(List<PluginReport> reports, List<PluginProblem> problems, Path dropFolder) {
    problems.forEach(this::problem);
    if (reports.isEmpty()) {
      out.println("There are no plugins; drop jars into " + dropFolder + ".");
    }
    for (PluginReport report : reports) {
      out.println(
          styles.bold(Plain.line(report.id()))
              + " "
              + Plain.line(report.version())
              + "  "
              + state(report)
              + "  "
              + styles.faint(Plain.line(report.jar().toString())));
      report
          .overrides()
          .ifPresent(jar -> out.println("    overrides " + Plain.line(jar.toString())));
      if (!report.types().isEmpty()) {
        out.println(
            "    " + String.join(", ", report.types().stream().map(TypeInfo::name).toList()));
      }
      report.problems().forEach(this::problem);
      report.warnings().forEach(this::warning);
    }
  }

  private String state(PluginReport report) {
    return switch (report.state()) {
      case READY, STARTED -> styles.good(report.state().name());
      case SHADOWED, DISABLED -> styles.faint(report.state().name());
      case REFUSED, QUARANTINED, FAILED -> styles.bad(report.state().name());
    };
  }

  private void problem(PluginProblem problem) {
    problem(styles.bad(problem.id()), problem);
  }

  private void warning(PluginProblem problem) {
    problem("warning: " + problem.id(), problem);
  }

  private void problem(String id, PluginProblem problem) {
    out.println("    " + id + ": " + Plain.line(problem.message(), 500));
    out.println("    cure: " + Plain.line(problem.cure(), 500));
  }

  /** Prints one plugin with the configuration of each of its types. */
  public void info(PluginReport report) {
    out.println(
        styles.bold(Plain.line(report.id()))
            + " "
            + Plain.line(report.version())
            + "  "
            + state(report));
    out.println(Plain.line(report.description()));
    line("Jar", report.jar().toString());
    line("Provider", report.provider());
    line("License", report.license());
    line("Requires API", report.requires());
    line("Commands", String.join(", ", report.commands().stream().map(CommandInfo::name).toList()));
    line("Listeners", String.join(", ", report.listeners()));
    line("Policies", String.join(", ", report.policies()));
    line("Needs", String.join(", ", report.dependencies()));
    line("SHA-256", report.sha256());
    report
        .signers()
        .forEach(signer -> line("Signed by", signer.subject() + " " + signer.fingerprint()));
    report.problems().forEach(this::problem);
    report.warnings().forEach(this::warning);
    report.types().forEach(this::type);
  }

  private void line(String name, String value) {
    if (!value.isEmpty()) {
      out.println(String.format("%-14s %s", name + ":", Plain.line(value)));
    }
  }

  /** Prints one job type with its configuration. */
  public void type(TypeInfo type) {
    out.println();
    String kind = type.kind().place();
    out.println(styles.bold(type.name()) + "  (" + kind + ")");
    out.println("  " + Plain.line(type.summary()));
    for (OptionRow row : OptionRow.of(type.schema())) {
      out.println(String.format("    %-14s %s", row.name(), Plain.line(row.doc(), 200)));
      out.println("                   " + styles.faint(Plain.line(row.facts(), 200)));
    }
    out.println(
        "  Example: \""
            + kind
            + "\": {\"uses\": \""
            + type.name()
            + "\", \"with\": "
            + Plain.line(type.example().toString())
            + "}");
  }
}
