package dev.moie.plugins.arxiv.command;

import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.store.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder in which a scan keeps papers; a scan may be writing to it. */
final class Library {
  static final List<String> NAMES = List.of("arxiv", "sample", "replay");

  private final Path data;
  private final String name;

  private Library(Path data, String name) {
    this.data = data;
    this.name = name;
  }

  static Library of(Words words, Path data) throws Answer {
    String name = words.last("--corpus").orElse(NAMES.get(0));
    if (!NAMES.contains(name)) {
      throw Answer.usage(
          "--corpus " + Words.quoted(name) + " has to be one of " + String.join(", ", NAMES));
    }
    return new Library(data, name);
  }

  Path folder() {
    return data.resolve(name);
  }

  String name() {
    return name;
  }

  Path index() {
    return folder().resolve("index");
  }

  EventRecord record() {
    return new EventRecord(folder().resolve("events"));
  }

  CorpusReader open() throws Answer {
    refuseEmpty();
    Optional<CorpusReader> reader;
    try {
      reader = CorpusReader.open(index(), record());
    } catch (IOException | RuntimeException e) {
      throw Answer.problem(
          "the index of the papers cannot be read: "
              + TerminalText.line(String.valueOf(e.getMessage()), 200)
              + "; make it again with: moie arxiv reindex"
              + option());
    }
    return reader.orElseThrow(
        () ->
            Answer.problem(
                "there is no index of the papers; make it with: moie arxiv reindex" + option()));
  }

  private String option() {
    return name.equals(NAMES.get(0)) ? "" : " --corpus " + name;
  }

  /** Tells people how papers come here, if there are none. */
  void refuseEmpty() throws Answer {
    try {
      if (!record().end().equals(Position.START)) {
        return;
      }
    } catch (IOException e) {
      throw Answer.problem("the papers in " + folder() + " cannot be read: " + e.getMessage());
    }
    String others =
        String.join(
            ", ",
            NAMES.stream()
                .filter(other -> Files.isDirectory(data.resolve(other).resolve("events")))
                .map(other -> "--corpus " + other)
                .toList());
    throw Answer.problem(
        "no papers are here yet; run the scan first, such as: moie run 5.1"
            + (others.isEmpty() ? "" : " (there are some with " + others + ")"));
  }

  CorpusReader.Entry entry(CorpusReader corpus, PaperReference paper) throws IOException, Answer {
    ArxivId id = paper.id();
    return corpus
        .entry(id)
        .orElseThrow(
            () ->
                Answer.problem(
                    id
                        + " is not among the "
                        + corpus.size()
                        + " papers here; its page is "
                        + id.page()));
  }
}
