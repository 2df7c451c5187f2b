package dev.moie.plugins.arxiv;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.digest.DayOfEvents;
import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.judge.Candidates.Seeds;
import dev.moie.plugins.arxiv.judge.Judge;
import dev.moie.plugins.arxiv.judge.PaperText;
import dev.moie.plugins.arxiv.judge.feedback.Feedback;
import dev.moie.plugins.arxiv.judge.feedback.FeedbackFile;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.ProfileException;
import dev.moie.plugins.arxiv.judge.profile.ProfileFile;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Judges what a day has brought by the workspace's profile, and by what was said of papers. */
final class Judging {
  private final Profile profile;
  private final Feedback feedback;

  private Judging(Profile profile, Feedback feedback) {
    this.profile = profile;
    this.feedback = feedback;
  }

  /** Reads what is needed, before anything else is done. */
  static Judging by(String name, WorkspaceFiles files) throws IOException, ProfileException {
    return new Judging(ProfileFile.read(name, files), new FeedbackFile(files).read());
  }

  /**
   * Revised papers of which nothing has changed that a reader of abstracts could see: the abstract
   * and the cues are those that were there before.
   */
  Set<ArxivId> unchanged(DayOfEvents day, CorpusReader corpus) throws IOException {
    Judge judge = new Judge(profile);
    Set<ArxivId> unchanged = new TreeSet<>();
    for (Event event : day.of(Event.Kind.REVISED)) {
      Optional<Paper> now = event.paper();
      Optional<Paper> before = corpus.before(event.id());
      if (now.isPresent()
          && before.isPresent()
          && now.get().summary().equals(before.get().summary())
          && judge.cues(PaperText.of(now.get())).equals(judge.cues(PaperText.of(before.get())))) {
        unchanged.add(event.id());
      }
    }
    return unchanged;
  }

  /**
   * Chooses among what is new, cross-listed or revised.
   *
   * @param except these are not judged
   */
  Candidates candidates(DayOfEvents day, Set<ArxivId> except, CorpusReader corpus)
      throws IOException {
    List<Paper> papers =
        Stream.of(Event.Kind.NEW, Event.Kind.CROSS_LISTED, Event.Kind.REVISED)
            .flatMap(kind -> day.of(kind).stream())
            .flatMap(event -> event.paper().stream())
            .filter(paper -> !except.contains(paper.id()))
            .toList();
    if (papers.isEmpty()) {
      return Candidates.of(profile, papers, Seeds.NONE);
    }
    if (profile.weights().similarity() > 0) {
      return Candidates.of(
          profile,
          papers,
          seeds(
              corpus,
              feedback.likedAnd(profile.liked()),
              feedback.dislikedAnd(profile.disliked())));
    }
    Seeds said = seeds(corpus, feedback.likedAnd(List.of()), feedback.dislikedAnd(List.of()));
    return Candidates.of(profile, papers, Seeds.NONE, said);
  }

  private static Seeds seeds(CorpusReader corpus, List<String> liked, List<String> disliked)
      throws IOException {
    return new Seeds(texts(corpus, liked), texts(corpus, disliked));
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
