package dev.moie.plugins.notebook.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Writes what is added to a notebook, as it follows what stands there: nothing before it changes.
 */
final class Composer {
  private final Notebook notebook;
  private final String before;
  private final Page page;
  private final LocalDate today;
  private final int session;
  private final String newline;

  Composer(Notebook notebook, String before, Page page, LocalDate today, OptionalInt session) {
    this.notebook = notebook;
    this.before = before;
    this.page = page;
    this.today = today;
    this.session = session.orElseGet(() -> lastSession(page, today));
    this.newline = before.contains("\r\n") ? "\r\n" : "\n";
  }

  private static int lastSession(Page page, LocalDate today) {
    return page.found().stream()
        .filter(entry -> entry.date().filter(today::equals).isPresent())
        .mapToInt(entry -> entry.session().orElse(1))
        .max()
        .orElse(1);
  }

  /** The beginning of a new file. */
  static String head(Notebook notebook, List<String> parts) {
    StringBuilder head = new StringBuilder("# ").append(notebook.title()).append("\n\n");
    if (notebook == Notebook.PATTERNS) {
      head.append("## Purpose\n\n").append(notebook.purpose()).append('\n');
    } else {
      head.append("**Purpose**: ").append(notebook.purpose()).append('\n');
    }
    if (!parts.isEmpty()) {
      head.append("\nOlder entries:\n\n");
      parts.forEach(
          part -> head.append("- [").append(part).append("](").append(part).append(")\n"));
    }
    return head.toString();
  }

  /** An entry; behind an opening that closes what the file has left open. */
  String entry(Draft draft, String opening) {
    StringBuilder text = new StringBuilder(joint()).append(opening);
    String title = EntryText.inline(draft.title());
    if (notebook == Notebook.PATTERNS) {
      boolean inLog = page.lastSection().startsWith(notebook.section());
      if (!inLog) {
        text.append("## ").append(notebook.section()).append("\n\n");
      } else if (sessionBefore()) {
        text.append("---\n\n");
      }
      text.append("### ").append(today).append(" Session ").append(session).append(": ");
      text.append(title).append("\n\n");
    } else {
      String section = notebook.section() + " - Added " + today + " Session " + session;
      if (!page.lastSection().equals(section)) {
        text.append(before.isBlank() ? "" : "---\n\n").append("## ").append(section).append("\n\n");
      }
      long number =
          1 + page.found().stream().filter(each -> each.section().equals(section)).count();
      text.append("### ").append(number).append(". ").append(title);
      String time = draft.fields().getOrDefault("Time", "");
      text.append(time.isEmpty() ? "" : " (" + time + ")").append("\n\n");
    }
    for (String label : notebook.fields()) {
      field(text, label, draft.fields());
    }
    return text.toString().replace("\r\n", "\n").replace("\n", newline);
  }

  /** Whether the last entry is one of another session. */
  private boolean sessionBefore() {
    if (page.found().isEmpty()) {
      return false;
    }
    Page.Found last = page.found().get(page.found().size() - 1);
    return last.section().startsWith(notebook.section())
        && !(last.date().filter(today::equals).isPresent() && last.session().orElse(1) == session);
  }

  private static void field(StringBuilder text, String label, Map<String, String> fields) {
    String value = EntryText.value(fields.getOrDefault(label, ""), "\n");
    if (!value.isEmpty()) {
      text.append("- **").append(label).append("**: ").append(value).append('\n');
    }
  }

  /** That an entry is done. */
  String done(Entry entry, String how, String opening) {
    String section = "DONE - " + today + " Session " + session;
    StringBuilder text = new StringBuilder();
    if (page.lastSection().equals(section)) {
      text.append(before.endsWith("\n") ? "" : "\n").append(opening);
    } else {
      text.append(joint()).append(opening).append("---\n\n## ").append(section).append("\n\n");
    }
    String told = EntryText.line(EntryText.value(EntryText.line(how), "\n"));
    text.append("- [x] `").append(entry.id()).append("` ");
    text.append(EntryText.inline(entry.title())).append(told.isEmpty() ? "" : ": " + told);
    return text.append('\n').toString().replace("\n", newline);
  }

  private String joint() {
    return before.isEmpty() ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  }
}
