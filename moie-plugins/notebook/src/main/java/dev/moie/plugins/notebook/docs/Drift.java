package dev.moie.plugins.notebook.docs;

import dev.moie.plugins.notebook.state.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What documents say of the state beside the state: the current phase, names and statuses of
 * phases, titles and statuses of jobs. Code blocks are left alone. A phase is one of the state's if
 * its name is, or if it is written in capitals, as the state's are; so the stages of a workflow
 * (<q>Phase 1: Initial Analysis</q>) are none.
 */
public final class Drift {
  private static final Pattern CURRENT =
      Pattern.compile(
          "\\bcurrent[ _]phase(?:[ _]id)?[*_`\"]*\\s*[:=][*_`\"]*\\s*[*_`]*(\\d{1,9})\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PHASE =
      Pattern.compile("^[\\s#>*_-]*\\b(PHASE|Phase|phase)\\s+(\\d{1,9})\\s*:\\s*(.+)$");
  private static final Pattern JOB =
      Pattern.compile(
          "^\\s*(?:[-*+]\\s+(\\[[ xX]]\\s+)?|\\|\\s*)[*`]*(\\d+\\.\\d+)[*`]*\\s*[:|]?\\s+(.+)$");
  private static final Pattern STATUS =
      Pattern.compile("^[\\s>*_-]*Status[*_]*\\s*:[*_]*\\s*(.+)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADING = Pattern.compile("^\\s{0,3}#{1,6}\\s.*");

  private final State state;
  private final String file;
  private final List<Difference> differences;
  private int statements;
  private Optional<State.Phase> section = Optional.empty();

  private Drift(State state, String file, List<Difference> differences) {
    this.state = state;
    this.file = file;
    this.differences = differences;
  }

  /**
   * Something that a document says and that is not so.
   *
   * @param file the document
   * @param line counted from 1
   * @param subject what it is about, such as {@code phase 2} or {@code job 1.1}
   * @param says what the document says
   * @param is what the state says
   */
  public record Difference(String file, int line, String subject, String says, String is) {}

  /**
   * What came of it.
   *
   * @param documents how many were read
   * @param statements how many statements about the state they make
   * @param differences those that are not so
   */
  public record Result(int documents, int statements, List<Difference> differences) {}

  /** Compares documents with the state; folders count as their Markdown files. */
  public static Result run(Path root, List<Path> asked, State state) throws IOException {
    List<Difference> differences = new ArrayList<>();
    int statements = 0;
    List<Path> files = Documents.of(asked);
    for (Path each : files) {
      String name = (each.startsWith(root) ? root.relativize(each) : each).toString();
      Drift drift = new Drift(state, name, differences);
      drift.read(new String(Files.readAllBytes(each), StandardCharsets.UTF_8));
      statements += drift.statements;
    }
    return new Result(files.size(), statements, List.copyOf(differences));
  }

  private void read(String text) {
    boolean code = false;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.strip().startsWith("```") || line.strip().startsWith("~~~")) {
        code = !code;
      } else if (!code) {
        line(line, number);
      }
    }
  }

  private void line(String line, int number) {
    Matcher current = CURRENT.matcher(line);
    Matcher phase = PHASE.matcher(line);
    Matcher status = STATUS.matcher(line);
    Matcher job = JOB.matcher(line);
    if (current.find()) {
      compare(number, "current phase", current.group(1), Integer.toString(state.currentPhase()));
    } else if (phase.matches()) {
      phase(phase, number);
    } else if (HEADING.matcher(line).matches()) {
      section = Optional.empty();
    } else if (status.matches() && section.isPresent()) {
      status(section.get(), status.group(1), number);
    } else if (job.matches()) {
      job(job, number);
    }
  }

  private void phase(Matcher written, int number) {
    section = Optional.empty();
    int id = Integer.parseInt(written.group(2));
    String name = Wording.plain(written.group(3));
    Optional<State.Phase> named =
        state.phases().stream().filter(each -> Wording.same(name, each.name())).findFirst();
    boolean capitals = written.group(1).equals("PHASE") || Wording.capitals(name);
    if (named.isEmpty() && !capitals) {
      return;
    }
    String subject = "phase " + id;
    Optional<State.Phase> of = state.phase(id);
    statements++;
    if (of.isEmpty()) {
      differ(
          number, subject, name, named.map(p -> "it is phase " + p.id()).orElse("there is none"));
    } else if (named.isEmpty() || named.get().id() != id) {
      differ(number, subject, name, of.get().name());
    } else {
      section = of;
      status(of.get(), written.group(3), number);
    }
  }

  private void status(State.Phase phase, String text, int number) {
    Wording.phaseStatus(text)
        .ifPresent(says -> compare(number, "phase " + phase.id(), says, phase.status()));
  }

  private void job(Matcher written, int number) {
    String id = written.group(2);
    String rest = written.group(3);
    Optional<State.Job> job = state.job(id);
    if (job.isEmpty()) {
      if (section.isPresent() && id.startsWith(section.get().id() + ".")) {
        statements++;
        differ(number, "job " + id, Wording.plain(rest), "there is none");
      }
      return;
    }
    if (!Wording.names(rest, job.get().task())) {
      if (section.isPresent()) {
        statements++;
        differ(number, "job " + id, Wording.plain(rest), job.get().task());
      }
      return;
    }
    String box = written.group(1) == null ? "" : written.group(1);
    String beside = rest.replace(job.get().task(), "");
    Wording.jobStatus(box.toLowerCase(Locale.ROOT) + beside)
        .ifPresentOrElse(
            says -> compare(number, "job " + id, says, job.get().status()), () -> statements++);
  }

  private void compare(int line, String subject, String says, String is) {
    statements++;
    if (!says.equals(is)) {
      differ(line, subject, says, is);
    }
  }

  private void differ(int line, String subject, String says, String is) {
    differences.add(new Difference(file, line, subject, says, is));
  }
}
