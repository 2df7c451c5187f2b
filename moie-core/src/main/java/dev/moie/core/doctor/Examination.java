package dev.moie.core.doctor;

import java.util.List;

/**
 * A check and what it has found.
 *
 * @param check which
 * @param findings the worst first; may be empty if all is well
 */
public record Examination(Check check, List<Finding> findings) {

  public Examination {
    findings = findings.stream().sorted((a, b) -> b.severity().compareTo(a.severity())).toList();
  }

  /** The worst of its findings. */
  public Severity severity() {
    return findings.isEmpty() ? Severity.OK : findings.get(0).severity();
  }

  /** The worst of all. */
  public static Severity worst(List<Examination> examinations) {
    return examinations.stream()
        .map(Examination::severity)
        .max(Severity::compareTo)
        .orElse(Severity.OK);
  }

  /** How many findings there are of a severity. */
  public static long count(List<Examination> examinations, Severity severity) {
    return examinations.stream()
        .flatMap(each -> each.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .count();
  }
}
