package dev.moie.plugins.arxiv;

import dev.moie.api.JobContext;
import dev.moie.api.files.WriteOptions;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.digest.AtomFeed;
import dev.moie.plugins.arxiv.digest.BibtexDigest;
import dev.moie.plugins.arxiv.digest.DayOfEvents;
import dev.moie.plugins.arxiv.digest.Edition;
import dev.moie.plugins.arxiv.digest.HtmlDigest;
import dev.moie.plugins.arxiv.digest.JsonDigest;
import dev.moie.plugins.arxiv.digest.MarkdownDigest;
import dev.moie.plugins.arxiv.digest.Reported;
import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.store.EventRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Writes the digest of a day in all its forms, and raises alerts. What was reported is kept last: a
 * crash before that has alerts raised again rather than never.
 */
final class Publication {
  private final JobContext job;
  private final Path folder;
  private final Judging judging;

  /** Publishes what a folder has. */
  Publication(JobContext job, Path folder, Judging judging) {
    this.job = job;
    this.folder = folder;
    this.judging = judging;
  }

  /**
   * Publishes a day; several times a day the same files.
   *
   * @param formats which files; all of them if empty
   * @return the file to name first
   */
  Path publish(DayOfEvents day, EventRecord record, int maxItems, List<String> formats)
      throws IOException {
    job.progress("judging " + day.events().size() + " events");
    Path reportedFile = folder.resolve("reported.json");
    Reported reported = Reported.read(reportedFile);
    try (CorpusReader corpus =
        CorpusReader.open(folder.resolve("index"), record)
            .orElseThrow(() -> new IOException("the index of the papers is missing"))) {
      Set<ArxivId> unchanged = judging.unchanged(day, corpus);
      Candidates candidates = judging.candidates(day, unchanged, corpus);
      Edition edition =
          new Edition(day, job.clock().instant(), candidates, unchanged, reported, maxItems);
      job.progress("writing the digest of " + day.day());
      Reported after = reported.with(edition);
      Path first = files(edition, after, corpus, formats);
      Alerts.of(edition, reported).forEach(alert -> job.alert(alert.subject(), alert.message()));
      write(reportedFile, after.toJson());
      return first;
    }
  }

  private Path files(Edition edition, Reported after, CorpusReader corpus, List<String> formats)
      throws IOException {
    Path folder = job.files().researchLogs().resolve("arxiv");
    Path first = folder;
    for (String format : formats.isEmpty() ? ScanConfig.FORMATS : formats) {
      String name = format.equals("atom") ? "candidates.atom" : edition.day().day() + "." + format;
      String text =
          switch (format) {
            case "md" -> MarkdownDigest.of(edition);
            case "html" -> HtmlDigest.of(edition);
            case "json" -> JsonDigest.of(edition);
            case "bib" -> BibtexDigest.of(edition.candidates().listed());
            case "atom" -> AtomFeed.of(after, corpus, edition.made());
            default -> throw new IOException("there is no format " + format);
          };
      write(folder.resolve(name), text);
      first = first.equals(folder) ? folder.resolve(name) : first;
    }
    return first;
  }

  private void write(Path path, String text) throws IOException {
    job.files().write(path, text.getBytes(StandardCharsets.UTF_8), WriteOptions.defaults());
  }
}
