package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.paper.AuthorNames;
import dev.moie.plugins.arxiv.paper.Categories;
import dev.moie.plugins.arxiv.paper.Paper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The papers of a day that are told first.
 *
 * @param listed the best first
 * @param leftOut how many more there are
 * @param judged how many papers were judged
 */
public record Candidates(List<Candidate> listed, int leftOut, int judged) {

  /** Copies the list. */
  public Candidates {
    listed = List.copyOf(listed);
  }

  /**
   * Texts of papers that were liked or not.
   *
   * @param liked those that were
   * @param disliked those that were not
   */
  public record Seeds(List<String> liked, List<String> disliked) {
    /** None at all. */
    public static final Seeds NONE = new Seeds(List.of(), List.of());

    /** Copies the lists. */
    public Seeds {
      liked = List.copyOf(liked);
      disliked = List.copyOf(disliked);
    }
  }

  /** Judges papers and chooses among them; nobody has said anything of other papers. */
  public static Candidates of(Profile profile, List<Paper> papers, Seeds seeds) throws IOException {
    return of(profile, papers, seeds, Seeds.NONE);
  }

  /**
   * Judges papers and chooses among them; equal ones stand in the order of their identifiers. If
   * there are more than are listed, those that are unlike each other are preferred.
   *
   * @param seeds the profile's
   * @param said what a person said of papers, apart from the profile
   */
  public static Candidates of(Profile profile, List<Paper> papers, Seeds seeds, Seeds said)
      throws IOException {
    List<Paper> wanted = papers.stream().filter(paper -> isWanted(profile, paper)).toList();
    List<String> texts = wanted.stream().map(paper -> PaperText.of(paper).whole()).toList();
    boolean ranks = profile.weights().relevance() > 0 && !profile.query().isEmpty();
    double[] relevance =
        ranks ? DayRelevance.places(profile.query(), texts) : new double[texts.size()];
    double[] similarity =
        profile.weights().similarity() > 0
            ? SeedSimilarity.of(seeds.liked(), seeds.disliked(), texts)
            : new double[texts.size()];
    double[] taste = Taste.of(said, texts);
    Judge judge = new Judge(profile);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      PaperText text = PaperText.of(wanted.get(i));
      Judgement judgement = judge.judge(text, relevance[i], similarity[i]).moved(taste[i]);
      boolean followed = isBy(wanted.get(i), profile.follow());
      if (followed || judgement.score() >= profile.digest()) {
        candidates.add(
            new Candidate(
                wanted.get(i),
                judgement,
                Card.of(profile, text, judgement),
                followed,
                followed || judgement.score() >= profile.alert()));
      }
    }
    Comparator<Candidate> best =
        Comparator.comparing(Candidate::followed)
            .thenComparingDouble(candidate -> candidate.judgement().score())
            .reversed()
            .thenComparing(candidate -> candidate.paper().id());
    candidates.sort(best);
    List<Candidate> listed = new ArrayList<>(Diversity.choose(candidates, profile.maxItems()));
    listed.sort(best);
    return new Candidates(listed, candidates.size() - listed.size(), wanted.size());
  }

  private static boolean isWanted(Profile profile, Paper paper) {
    return !isBy(paper, profile.mute())
        && (profile.include().isEmpty() || isIn(paper, profile.include()))
        && !isIn(paper, profile.exclude());
  }

  private static boolean isIn(Paper paper, List<String> categories) {
    return paper.categories().stream().anyMatch(each -> Categories.matches(each, categories));
  }

  private static boolean isBy(Paper paper, List<String> names) {
    return paper.authors().stream()
        .anyMatch(author -> names.stream().anyMatch(name -> AuthorNames.mayBeSame(author, name)));
  }
}
