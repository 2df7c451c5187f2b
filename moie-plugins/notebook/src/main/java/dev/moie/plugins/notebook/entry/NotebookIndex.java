package dev.moie.plugins.notebook.entry;

import dev.moie.api.files.WorkspaceFiles;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** One page that names every entry of every notebook, open ones first, with where it stands. */
public final class NotebookIndex {
  /** Its name, in the workspace's folder. */
  public static final String FILE = "NOTEBOOK_INDEX.md";

  private NotebookIndex() {}

  /**
   * Makes it anew.
   *
   * @throws EntryException never; what stands in a notebook is taken as it is
   */
  public static void write(WorkspaceFiles files, Notebooks notebooks)
      throws IOException, EntryException, InterruptedException {
    // With the lock, so that an older reading does not replace a newer one.
    NotebookLock.within(
        files.data(),
        () -> {
          Generated.write(files, files.root().resolve(FILE), text(notebooks));
          return FILE;
        });
  }

  private static String text(Notebooks notebooks) throws IOException {
    StringBuilder text = new StringBuilder("# NOTEBOOK INDEX\n");
    for (Notebook notebook : Notebook.values()) {
      List<Entry> entries = notebooks.read(notebook).entries();
      if (!entries.isEmpty()) {
        text.append("\n## ").append(notebook.title()).append("\n");
        list(text, notebook.hasDone() ? "Open" : "", entries, entry -> !entry.done());
        list(text, "Done", entries, Entry::done);
      }
    }
    return text.toString();
  }

  private static void list(
      StringBuilder text, String heading, List<Entry> entries, Predicate<Entry> which) {
    List<Entry> chosen =
        entries.stream().filter(which).sorted(Comparator.comparing(Entry::priority)).toList();
    if (chosen.isEmpty()) {
      return;
    }
    text.append(heading.isEmpty() ? "\n" : "\n### " + heading + "\n\n");
    for (Entry entry : chosen) {
      text.append("- `").append(entry.id()).append("` ");
      text.append(EntryText.inline(entry.title()));
      String priority = entry.priority().word();
      text.append(priority.isEmpty() ? "" : " · " + priority);
      entry.minutes().ifPresent(minutes -> text.append(" · ").append(minutes).append(" min"));
      entry.date().ifPresent(date -> text.append(" · ").append(date));
      text.append(" · [").append(entry.file()).append(':').append(entry.line()).append("](");
      text.append(entry.file()).append(")\n");
    }
  }
}
