package dev.moie.plugins.governance.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads rules, strictly: everything that is wrong is told at once, each with its line. */
public final class RulesReader {
  private final Problems problems;

  private RulesReader(String name) {
    this.problems = new Problems(name);
  }

  /**
   * Reads a file.
   *
   * @param file its path
   * @return the rules
   * @throws IOException if it cannot be read
   * @throws RulesException if anything in it is wrong
   */
  public static Rules of(Path file) throws IOException, RulesException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, String.valueOf(file.getFileName()));
    }
  }

  /**
   * Reads rules.
   *
   * @param in the text
   * @param name of the file, for messages
   * @return the rules
   * @throws IOException if it cannot be read
   * @throws RulesException if anything in it is wrong
   */
  public static Rules read(InputStream in, String name) throws IOException, RulesException {
    RulesReader reader = new RulesReader(name);
    Optional<Node> root = new SafeYaml(reader.problems).read(in);
    reader.problems.throwIfAny();
    if (root.isEmpty()) {
      reader.problems.add(
          1,
          "is empty; \"moie governance example\" prints one to begin with, and without the file"
              + " everything is allowed");
      reader.problems.throwIfAny();
    }
    Rules rules = reader.rules(new Section("", root.orElseThrow(), reader.problems));
    reader.problems.throwIfAny();
    return rules;
  }

  /** What stands behind {@code default}. */
  private enum Otherwise {
    ALLOW,
    DENY
  }

  private Rules rules(Section top) {
    if (top.whole("version", 1, 1, 0) == 0) {
      top.problem("version", "is missing; write \"version: 1\"");
    }
    boolean closed = top.oneOf("default", Otherwise.class, Otherwise.ALLOW) == Otherwise.DENY;
    Set<String> commandKeys = new HashSet<>(Subjects.Keys.DEFAULT.commands());
    Set<String> pathKeys = new HashSet<>(Subjects.Keys.DEFAULT.paths());
    Set<String> hostKeys = new HashSet<>(Subjects.Keys.DEFAULT.hosts());
    Section approvals = top.section("approvals");
    Rules rules =
        new Rules(
            closed,
            gate(top, "types", "type", Patterns.ANYTHING, Patterns.ANYTHING, closed, Set.of()),
            gate(
                top,
                "commands",
                "command",
                Patterns.NO_SHELL,
                Patterns.ANYTHING,
                closed,
                commandKeys),
            gate(top, "paths", "path", Patterns.ONE_FOLDER, Patterns.ONE_FOLDER, closed, pathKeys),
            gate(top, "hosts", "host", Patterns.ANYTHING, Patterns.ANYTHING, closed, hostKeys),
            new Subjects.Keys(commandKeys, pathKeys, hostKeys),
            limits(top.section("limits")),
            new Approvals(
                new Patterns(approvals.texts("types"), Patterns.ANYTHING),
                new Patterns(approvals.texts("commands"), Patterns.ANYTHING),
                new Patterns(approvals.texts("paths"), Patterns.ONE_FOLDER),
                new Patterns(approvals.texts("hosts"), Patterns.ANYTHING),
                approvals.truth("destructive", false)),
            backup(top.section("backup")));
    approvals.refuseOthers();
    top.refuseOthers();
    return rules;
  }

  /** Adds the section's own keys to those of configurations that hold such things. */
  private static Gate gate(
      Section top,
      String name,
      String noun,
      String allowWild,
      String denyWild,
      boolean closedByDefault,
      Set<String> keys) {
    Section section = top.section(name);
    boolean listed = section.keys().contains("allow");
    List<String> allow = section.texts("allow");
    Gate gate =
        new Gate(
            name,
            noun,
            new Patterns(allow, allowWild),
            new Patterns(section.texts("deny"), denyWild),
            closedByDefault || listed);
    if (!name.equals("types")) {
      keys.addAll(section.texts("keys"));
    }
    section.refuseOthers();
    return gate;
  }

  private static Limits limits(Section section) {
    Limits limits =
        new Limits(
            section.duration("timeout"),
            optional(section.whole("attempts", 1, 1_000_000, 0)),
            optional(section.whole("concurrency", 1, 1_000_000, 0)));
    if (section.keys().contains("output")) {
      section.text("output");
      section.problem(
          "output",
          "cannot be limited by a rule: the engine keeps the last 8 KiB of what a command puts out,"
              + " and cuts off a plugin that floods; leave it out");
    }
    section.refuseOthers();
    return limits;
  }

  private static Optional<Integer> optional(int number) {
    return number == 0 ? Optional.empty() : Optional.of(number);
  }

  private static Optional<Duration> backup(Section section) {
    Optional<Duration> within = section.duration("within");
    section.refuseOthers();
    return within;
  }
}
