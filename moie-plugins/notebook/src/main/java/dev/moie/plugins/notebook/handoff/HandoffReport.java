package dev.moie.plugins.notebook.handoff;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.plugins.notebook.entry.Entry;
import dev.moie.plugins.notebook.entry.Generated;
import dev.moie.plugins.notebook.entry.Notebook;
import dev.moie.plugins.notebook.entry.Notebooks;
import dev.moie.plugins.notebook.state.State;
import dev.moie.plugins.notebook.state.State.Job;
import dev.moie.plugins.notebook.state.StateReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * What whoever comes next has to know.
 *
 * @param made when
 * @param happened what was done, one line each; empty if it was not made after a heartbeat
 * @param state as it lies on the disk
 * @param open the jobs that are to be done, without those that were completed a moment ago
 * @param notes the most important open notes
 */
public record HandoffReport(
    ZonedDateTime made, List<String> happened, State state, List<Job> open, List<Entry> notes) {
  private static final int NOTES = 5;
  private static final int OPEN = 50;

  /** Collects it. */
  public static HandoffReport of(
      WorkspaceFiles files, Clock clock, List<String> happened, Set<String> completed)
      throws IOException {
    State state = StateReader.read(files.root());
    return new HandoffReport(
        ZonedDateTime.now(clock),
        happened,
        state,
        state.phases().stream()
            .flatMap(phase -> phase.jobs().stream())
            .filter(job -> job.open() && !completed.contains(job.id()))
            .toList(),
        Briefing.important(new Notebooks(files, clock).read(Notebook.NOTES).open()).stream()
            .limit(NOTES)
            .toList());
  }

  /** The folder of what is written. */
  private static Path folder(WorkspaceFiles files) {
    return files.researchLogs().resolve("handoff");
  }

  /** The newest report. */
  public static Path latest(WorkspaceFiles files) {
    return folder(files).resolve("latest.md");
  }

  /** The open jobs that wait for a person: they have no action. */
  public List<Job> forPeople() {
    return open.stream().filter(job -> job.run().isEmpty()).toList();
  }

  /** As Markdown. */
  public String text() {
    StringBuilder text = new StringBuilder("# Handoff - ").append(Lines.text(state.project()));
    text.append("\n\n").append(Lines.made(made)).append("**Current Phase**: ");
    text.append(state.currentPhase());
    state
        .phase(state.currentPhase())
        .ifPresent(phase -> text.append(" - ").append(Lines.text(phase.name())));
    text.append('\n');
    if (!happened.isEmpty()) {
      text.append("\n## What happened\n\n");
      happened.forEach(line -> text.append("- ").append(Lines.text(line)).append('\n'));
    }
    text.append("\n## What is open\n\n").append(open.isEmpty() ? "Nothing.\n" : "");
    for (Job job : open.subList(0, Math.min(OPEN, open.size()))) {
      text.append("- ").append(Lines.job(job));
      text.append(job.run().isEmpty() ? " (waits for a person)" : "");
      text.append(job.check().isBlank() ? "" : "; check " + Lines.code(job.check()));
      text.append(job.last().isEmpty() ? "" : "; last time " + Lines.text(job.last()));
      text.append('\n');
    }
    if (open.size() > OPEN) {
      text.append("- and ").append(open.size() - OPEN).append(" more; moie todo lists them\n");
    }
    text.append("\n## Notes for the next session\n\n").append(notes.isEmpty() ? "None.\n" : "");
    notes.forEach(note -> text.append("- ").append(Lines.entry(note)).append('\n'));
    return text.toString();
  }

  /** Writes it: as the latest one, and behind those of the same day. */
  public void write(WorkspaceFiles files) throws IOException {
    String text = text();
    Generated.write(files, latest(files), text);
    Path day = folder(files).resolve(made.toLocalDate() + ".md");
    String before = Files.exists(day) ? "\n---\n\n" : "";
    files.append(day, (before + text).getBytes(StandardCharsets.UTF_8));
  }
}
