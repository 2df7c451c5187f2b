package dev.moie.plugins.notebook.handoff;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.plugins.notebook.entry.Entry;
import dev.moie.plugins.notebook.entry.Generated;
import dev.moie.plugins.notebook.entry.Notebook;
import dev.moie.plugins.notebook.entry.Notebooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/** What a session reads before it begins: the open notes, the newest patterns, improvements. */
public final class Briefing {
  private static final int MOST = 20;

  private Briefing() {}

  /** Where it is written. */
  public static Path file(WorkspaceFiles files) {
    return files.researchLogs().resolve("BRIEFING.md");
  }

  /**
   * Writes it.
   *
   * @return how many entries it names
   */
  public static int write(WorkspaceFiles files, Clock clock) throws IOException {
    Notebooks notebooks = new Notebooks(files, clock);
    StringBuilder text = new StringBuilder("# Briefing\n\n");
    text.append(Lines.made(ZonedDateTime.now(clock)));
    int named = 0;
    for (Notebook notebook : Notebook.values()) {
      List<Entry> chosen = important(notebooks.read(notebook).open());
      text.append("\n## ").append(notebook.title()).append("\n\n");
      text.append(chosen.isEmpty() ? "Nothing is noted.\n" : "");
      for (Entry entry : chosen) {
        text.append("- ").append(Lines.entry(entry)).append('\n');
        for (String label : List.of("Why", "What", "Discovery")) {
          String value = entry.field(label);
          text.append(value.isEmpty() ? "" : "  - " + label + ": " + Lines.text(value) + "\n");
        }
      }
      named += chosen.size();
    }
    Generated.write(files, file(files), text.toString());
    return named;
  }

  /** The most important ones, of the same priority the newest. */
  static List<Entry> important(List<Entry> entries) {
    List<Entry> newest = new java.util.ArrayList<>(entries);
    java.util.Collections.reverse(newest);
    return newest.stream().sorted(Comparator.comparing(Entry::priority)).limit(MOST).toList();
  }
}
