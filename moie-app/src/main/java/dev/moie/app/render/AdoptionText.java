package dev.moie.app.render;

import dev.moie.core.backup.BackedUpReplace.Replaced;
import dev.moie.core.migration.AdoptionPlan;
import java.io.PrintStream;
import java.util.Optional;

/** What an adoption does, for people. */
public final class AdoptionText {
  private final Terminal terminal;

  public AdoptionText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Prints the difference and a summary.
   *
   * @param replaced empty for a dry run, or if there is nothing to adopt
   */
  public void print(AdoptionPlan plan, UnifiedDiff diff, Optional<Replaced> replaced) {
    PrintStream out = terminal.out();
    if (!plan.wired().isEmpty()) {
      diff.print(terminal);
      out.println();
    }
    plan.wired()
        .forEach(
            job ->
                out.println(
                    "wired: " + job(job.job(), job.task()) + ": " + String.join(", ", job.keys())));
    plan.left()
        .forEach(
            job ->
                out.println(
                    "left alone: " + job(job.job(), job.task()) + ": " + Plain.line(job.reason())));
    plan.missing()
        .forEach(
            each ->
                out.println(
                    "not on this machine: "
                        + Plain.line(each.path())
                        + ", which the verification of "
                        + Plain.line(each.job())
                        + " looks at; edit its verification_cmd"));
    if (plan.wired().isEmpty()) {
      out.println("nothing to adopt");
    } else if (replaced.isEmpty()) {
      out.println("Nothing was touched; without --dry-run it is done.");
    } else {
      new BackupText(terminal).undo(replaced.get());
    }
  }

  private static String job(String id, String task) {
    return Plain.line(id) + " " + Plain.line(task);
  }
}
