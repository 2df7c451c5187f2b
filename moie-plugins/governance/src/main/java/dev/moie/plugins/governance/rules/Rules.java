package dev.moie.plugins.governance.rules;

import dev.moie.api.policy.ActionRequest;
import dev.moie.api.policy.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code governance.yaml} says. Immutable.
 *
 * @param denyByDefault whether what no rule allows is denied
 * @param types about job types
 * @param commands about commands
 * @param paths about files and folders
 * @param hosts about hosts
 * @param keys which keys of configurations hold these
 * @param limits what a job may allow itself
 * @param approvals what a person has to approve
 * @param backupWithin how old the newest backup of the state may be
 */
public record Rules(
    boolean denyByDefault,
    Gate types,
    Gate commands,
    Gate paths,
    Gate hosts,
    Subjects.Keys keys,
    Limits limits,
    Approvals approvals,
    Optional<Duration> backupWithin) {

  /** The file in the workspace's folder. */
  public static final String FILE = "governance.yaml";

  /**
   * Decides about an action.
   *
   * @param request the action
   * @param root the workspace's folder
   * @param newestBackup when the newest backup of the state was made, if there is one
   * @param now the time
   * @return what the rules say; if several things are wrong, all of them
   */
  public Decision decide(
      ActionRequest request, Path root, Optional<Instant> newestBackup, Instant now) {
    Subjects subjects = Subjects.of(request, keys, root);
    List<String> refusals = new ArrayList<>();
    types.refusal(subjects.type()).ifPresent(refusals::add);
    subjects.commands().forEach(each -> commands.refusal(each).ifPresent(refusals::add));
    subjects.places().forEach(each -> each.refusal(paths).ifPresent(refusals::add));
    subjects.hosts().forEach(each -> hosts.refusal(each).ifPresent(refusals::add));
    refusals.addAll(limits.refusals(request));
    backupWithin.flatMap(within -> backup(within, newestBackup, now)).ifPresent(refusals::add);
    if (!refusals.isEmpty()) {
      return Decision.deny(String.join("; ", refusals));
    }
    List<String> reasons = approvals.reasons(subjects);
    return reasons.isEmpty() ? Decision.allow() : Decision.askApproval(String.join("; ", reasons));
  }

  private static Optional<String> backup(Duration within, Optional<Instant> newest, Instant now) {
    if (newest.isEmpty()) {
      return Optional.of(
          "there is no backup of the state, and backup.within demands one; make it with \"moie backup"
              + " create\"");
    }
    Duration age = Duration.between(newest.get(), now);
    return age.compareTo(within) <= 0
        ? Optional.empty()
        : Optional.of(
            "the newest backup of the state is of "
                + newest.get()
                + ", older than backup.within "
                + within
                + "; make one with \"moie backup create\"");
  }

  /**
   * The rules in effect, for people.
   *
   * @return some lines
   */
  public String describe() {
    List<String> lines = new ArrayList<>();
    lines.add("What no rule is about is " + (denyByDefault ? "denied." : "allowed."));
    for (Gate gate : List.of(types, commands, paths, hosts)) {
      if (gate.closed() || !gate.deny().written().isEmpty()) {
        lines.add(
            gate.section()
                + ": "
                + (gate.closed() ? "only " + list(gate.allow().written()) : "all")
                + (gate.deny().written().isEmpty()
                    ? ""
                    : ", never " + list(gate.deny().written())));
      }
    }
    limits.timeout().ifPresent(most -> lines.add("limits: timeout up to " + most));
    limits.attempts().ifPresent(most -> lines.add("limits: attempts up to " + most));
    limits.concurrency().ifPresent(most -> lines.add("limits: concurrency up to " + most));
    approvals.describe().ifPresent(lines::add);
    backupWithin.ifPresent(
        within -> lines.add("backup: no action without one of the last " + within));
    return String.join("\n", lines);
  }

  static String list(List<String> patterns) {
    return patterns.isEmpty() ? "nothing" : String.join(", ", patterns);
  }
}
