package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Severity;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A check for one kind of problem that the plugin host finds. */
abstract class HostProblem extends SiteCheck {
  private final String kind;
  private final Severity severity;

  /**
   * A check for a kind of problem that makes a jar useless; where the host only warns of it, it is
   * a warning.
   *
   * @param kind the problem's id, such as {@code NOT_A_JAR}
   */
  HostProblem(String id, String about, String kind) {
    this(id, about, kind, Severity.PROBLEM);
  }

  HostProblem(String id, String about, String kind, Severity severity) {
    super(id, Area.PLUGINS, about);
    this.kind = kind;
    this.severity = severity;
  }

  /** Which problems of the host this takes care of. */
  final String kind() {
    return kind;
  }

  @Override
  protected final List<Finding> look(Site site, Setup setup) throws Exception {
    return of(site.plugins(), site.pluginProblems(), site);
  }

  /** What such reports come to. */
  final List<Finding> of(List<PluginReport> reports, List<PluginProblem> problems, Site site) {
    List<Finding> findings = new ArrayList<>();
    // What the host only warns of stops nothing.
    Severity told = severity.compareTo(Severity.WARNING) > 0 ? Severity.WARNING : severity;
    for (PluginReport report : reports) {
      findings.addAll(of(report, report.problems(), severity, site));
      findings.addAll(of(report, report.warnings(), told, site));
    }
    for (PluginProblem problem : problems) {
      if (problem.id().equals(kind)) {
        findings.add(new Finding(severity, "plugins", problem.message(), problem.cure()));
      }
    }
    return findings;
  }

  private List<Finding> of(
      PluginReport report, List<PluginProblem> problems, Severity degree, Site site) {
    return problems.stream()
        .filter(problem -> problem.id().equals(kind) && isMeant(report))
        .map(
            problem ->
                new Finding(
                    degree,
                    site.name(report.jar()),
                    message(report, problem),
                    cure(report, problem)))
        .toList();
  }

  /** Whether this check takes care of such a problem of a certain jar. */
  boolean isMeant(PluginReport report) {
    return true;
  }

  /** What is wrong; the jar is named before it. */
  String message(PluginReport report, PluginProblem problem) {
    return withoutName(report.jar(), problem.message());
  }

  /** What to do. */
  String cure(PluginReport report, PluginProblem problem) {
    return problem.cure();
  }

  static String withoutName(Path jar, String message) {
    String name = jar.getFileName() + " ";
    return message.startsWith(name) ? message.substring(name.length()) : message;
  }
}
