package dev.moie.plugins.researchlogger;

import dev.moie.api.files.WorkspaceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Where the log lies, and how an entry gets into it. A new day is a new pair of files. */
final class ResearchLog {
  private final WorkspaceFiles files;

  ResearchLog(WorkspaceFiles files) {
    this.files = files;
  }

  Path markdown(LocalDate day) {
    return files.researchLogs().resolve(day + ".md");
  }

  Path jsonLines(LocalDate day) {
    return files.researchLogs().resolve(day + ".jsonl");
  }

  void write(Entry entry) throws IOException {
    LocalDate day = entry.at().toLocalDate();
    Path markdown = markdown(day);
    boolean fresh = !Files.exists(markdown) || Files.size(markdown) == 0;
    String text = (fresh ? Markdown.heading(entry) : "") + Markdown.entry(entry);
    files.append(markdown, text.getBytes(StandardCharsets.UTF_8));
    files.append(jsonLines(day), (JsonLine.of(entry) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
