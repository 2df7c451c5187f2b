package dev.moie.plugins.notebook.handoff;

import dev.moie.api.Verification;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.plugins.notebook.entry.Generated;
import dev.moie.plugins.notebook.state.State;
import dev.moie.plugins.notebook.state.State.Job;
import dev.moie.plugins.notebook.state.State.Phase;
import dev.moie.plugins.notebook.state.StateReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** The open jobs of a state, each with its check. */
public final class TodoList {
  /** Its name, in the workspace's folder. */
  public static final String FILE = "TODO.md";

  private TodoList() {}

  /** As Markdown. */
  public static String of(State state, ZonedDateTime now) {
    StringBuilder text = new StringBuilder("# TODO - ").append(Lines.text(state.project()));
    text.append("\n\n").append(Lines.made(now));
    text.append("**From**: ").append(state.file()).append("\n**Current Phase**: ");
    text.append(state.currentPhase()).append('\n');
    boolean any = false;
    for (Phase phase : state.phases()) {
      List<Job> open = phase.jobs().stream().filter(Job::open).toList();
      if (!open.isEmpty()) {
        any = true;
        text.append("\n## Phase ").append(phase.id()).append(": ").append(Lines.text(phase.name()));
        text.append(" (").append(Lines.text(phase.status())).append(")\n\n");
        open.forEach(job -> job(text, job));
      }
    }
    return text.append(any ? "" : "\nNothing is open.\n").toString();
  }

  private static void job(StringBuilder text, Job job) {
    text.append("- [ ] ").append(Lines.job(job));
    text.append(job.description().isBlank() ? "" : ": " + Lines.text(job.description()));
    text.append("\n  - Check: ");
    text.append(job.check().isBlank() ? "none; a person says so" : Lines.code(job.check()));
    text.append("\n  - Done by: ");
    text.append(job.run().isEmpty() ? "a person" : Lines.code(job.run())).append('\n');
    if (!job.needs().isEmpty()) {
      text.append("  - Needs: ").append(Lines.text(String.join(", ", job.needs()))).append('\n');
    }
    if (!job.last().isEmpty()) {
      text.append("  - Last time: ").append(Lines.text(job.last())).append('\n');
    }
  }

  /**
   * Holds if its file is young enough and names every open job. That it still names one that was
   * completed since does not count: a running heartbeat is ahead of the state file.
   */
  public static Verification verify(WorkspaceFiles files, Duration maxAge, Instant now)
      throws IOException {
    Path file = files.root().resolve(FILE);
    Verification young = Age.verify(file, maxAge, now, "notebook/todo");
    if (!young.holds()) {
      return young;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (Phase phase : StateReader.read(files.root()).phases()) {
      for (Job job : phase.jobs()) {
        if (job.open() && !text.contains("- [ ] " + Lines.job(job))) {
          return Verification.notVerified(
              FILE + " lacks the open job " + job.id() + "; run notebook/todo");
        }
      }
    }
    return young;
  }

  /** Writes it into its file. */
  public static void write(WorkspaceFiles files, State state, ZonedDateTime now)
      throws IOException {
    Generated.write(files, files.root().resolve(FILE), of(state, now));
  }
}
