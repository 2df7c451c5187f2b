package dev.moie.plugins.arxiv;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.digest.DayOfEvents;
import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.judge.PaperText;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.ProfileException;
import dev.moie.plugins.arxiv.judge.profile.ProfileReader;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges what a day has brought by the workspace's profile. */
final class Judging {
  private final Profile profile;

  private Judging(Profile profile) {
    this.profile = profile;
  }

  /** Reads the profile; where the default one is not in the workspace, the bundled one counts. */
  static Judging by(String name, WorkspaceFiles files) throws IOException, ProfileException {
    Path path = files.resolve(name);
    if (!Files.exists(path)) {
      if (!name.equals(ScanConfig.PROFILE)) {
        throw new IOException(
            path + " does not exist; copy the default profile there, or leave \"profile\" out");
      }
      return new Judging(ProfileReader.bundled());
    }
    return new Judging(ProfileReader.of(path));
  }

  /** Chooses among what is new, cross-listed or revised. */
  Candidates candidates(DayOfEvents day, Path index, EventRecord record) throws IOException {
    List<Paper> papers =
        Stream.of(Event.Kind.NEW, Event.Kind.CROSS_LISTED, Event.Kind.REVISED)
            .flatMap(kind -> day.of(kind).stream())
            .flatMap(event -> event.paper().stream())
            .toList();
    Candidates.Seeds seeds = new Candidates.Seeds(List.of(), List.of());
    if (profile.weights().similarity() > 0 && !papers.isEmpty()) {
      Optional<CorpusReader> opened = CorpusReader.open(index, record);
      if (opened.isPresent()) {
        try (CorpusReader corpus = opened.get()) {
          seeds =
              new Candidates.Seeds(
                  texts(corpus, profile.liked()), texts(corpus, profile.disliked()));
        }
      }
    }
    return Candidates.of(profile, papers, seeds);
  }

  /** Those that were never harvested have no text here. */
  private static List<String> texts(CorpusReader corpus, List<String> identifiers)
      throws IOException {
    List<String> texts = new ArrayList<>();
    for (String identifier : identifiers) {
      Optional<ArxivId> id = ArxivId.of(identifier);
      Optional<Paper> paper = id.isEmpty() ? Optional.empty() : corpus.show(id.get());
      paper.ifPresent(found -> texts.add(PaperText.of(found).whole()));
    }
    return texts;
  }
}
