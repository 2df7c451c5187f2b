package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Severity;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.PluginState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whatever the host finds besides: a kind of problem without a check of its own is told too. */
final class OtherProblems extends SiteCheck {
  private final Set<String> known;

  /**
   * The last of the checks of plugins.
   *
   * @param known the kinds of problems that others take care of
   */
  OtherProblems(Set<String> known) {
    super("plugin-other", Area.PLUGINS, "the plugin host has found nothing else");
    this.known = Set.copyOf(known);
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (PluginProblem problem : site.pluginProblems()) {
      if (!known.contains(problem.id())) {
        findings.add(finding(Severity.WARNING, "plugins", problem.message(), problem));
      }
    }
    for (PluginReport report : site.plugins()) {
      boolean works = report.state() == PluginState.READY || report.state() == PluginState.STARTED;
      Severity severity = works ? Severity.WARNING : Severity.PROBLEM;
      findings.addAll(unknown(report, report.problems(), severity, site));
      findings.addAll(unknown(report, report.warnings(), Severity.WARNING, site));
    }
    return findings;
  }

  private List<Finding> unknown(
      PluginReport report, List<PluginProblem> problems, Severity severity, Site site) {
    return problems.stream()
        .filter(problem -> !known.contains(problem.id()))
        .map(
            problem ->
                finding(
                    severity,
                    site.name(report.jar()),
                    HostProblem.withoutName(report.jar(), problem.message()),
                    problem))
        .toList();
  }

  private static Finding finding(
      Severity severity, String subject, String message, PluginProblem problem) {
    return new Finding(severity, subject, message + " (" + problem.id() + ")", problem.cure());
  }
}
