package dev.moie.app.http;

import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.PluginPage;
import dev.moie.app.render.Plain;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Severity;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes the page of the plugins. */
final class PluginPageMaker {
  private final Facts facts;

  PluginPageMaker(Facts facts) {
    this.facts = facts;
  }

  PluginPage make(Frame frame) throws Exception {
    PluginFacts.Seen seen = facts.plugins().see();
    List<PluginPage.Plugin> plugins =
        seen.reports().stream()
            .sorted(
                Comparator.comparing((PluginReport report) -> report.problems().isEmpty())
                    .thenComparing(PluginReport::id))
            .map(PluginPageMaker::plugin)
            .toList();
    List<PluginPage.Finding> findings = new ArrayList<>();
    seen.problems()
        .forEach(
            problem ->
                findings.add(
                    new PluginPage.Finding(
                        "bad",
                        "plugins",
                        Plain.line(problem.message()),
                        Plain.line(problem.cure()))));
    facts.plugins().examine().stream()
        .flatMap(examination -> examination.findings().stream())
        .filter(finding -> finding.severity() != Severity.OK && finding.severity() != Severity.INFO)
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .forEach(
            finding ->
                findings.add(
                    new PluginPage.Finding(
                        finding.severity() == Severity.PROBLEM ? "bad" : "person",
                        Plain.line(finding.subject(), 120),
                        Plain.line(finding.message()),
                        Plain.line(finding.cure()))));
    return new PluginPage(frame, plugins, findings, facts.root().resolve("plugins").toString());
  }

  private static PluginPage.Plugin plugin(PluginReport report) {
    List<PluginPage.Problem> problems =
        Stream.concat(
                report.problems().stream().map(problem -> problem("bad", problem)),
                report.warnings().stream().map(problem -> problem("person", problem)))
            .toList();
    return new PluginPage.Plugin(
        Plain.line(report.id(), 100),
        Plain.line(report.version(), 40),
        report.state().name().toLowerCase(Locale.ROOT),
        report.problems().isEmpty() ? "good" : "bad",
        report.origin().name().toLowerCase(Locale.ROOT),
        Plain.line(report.description(), 400),
        String.valueOf(report.jar().getFileName()),
        report.types().stream().map(type -> Plain.line(type.name(), 100)).toList(),
        problems);
  }

  private static PluginPage.Problem problem(String tone, PluginProblem problem) {
    return new PluginPage.Problem(tone, Plain.line(problem.message()), Plain.line(problem.cure()));
  }
}
