package dev.moie.plugins.arxiv.judge.quality;

import dev.moie.plugins.arxiv.judge.DayRelevance;
import dev.moie.plugins.arxiv.judge.Judge;
import dev.moie.plugins.arxiv.judge.Judgement;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.ProfileException;
import dev.moie.plugins.arxiv.judge.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Measures the bundled profile against the graded papers. With {@code train} as third argument it
 * stays away from those that are held out.
 */
public final class Quality {
  private static final String QUERY =
      "contrary to common belief the accepted law fails, earlier assumption contradicted,"
          + " unexpected opposite result";

  /** Held out, but a reader's note or the title was seen by mistake while the cues were made. */
  private static final Set<String> SEEN = Set.of("0704.0330", "0704.0766", "1102.0361");

  private final Profile profile;
  private final Map<String, Judgement> judgements = new HashMap<>();
  private final Map<String, Double> bm25 = new HashMap<>();

  private Quality(Profile profile) {
    this.profile = profile;
  }

  /**
   * Prints the figures.
   *
   * @param args the folder of the real records, the file of grades, and {@code train} or {@code
   *     all}
   */
  public static void main(String[] args) throws IOException, ProfileException {
    List<GradedPaper> papers = GradedPapers.read(Path.of(args[0]), Path.of(args[1]));
    List<GradedPaper> train = papers.stream().filter(GradedPaper::isTrain).toList();
    Quality quality = new Quality(ProfileReader.bundled());
    quality.half("train", train);
    if (args[2].equals("all")) {
      List<GradedPaper> heldOut = papers.stream().filter(paper -> !paper.isTrain()).toList();
      quality.half("held out", heldOut);
      quality.half(
          "held out, without three of which something was seen",
          heldOut.stream().filter(paper -> !SEEN.contains(paper.id())).toList());
      System.out.println();
      new InterestRanking(papers).print();
    }
  }

  private void half(String name, List<GradedPaper> papers) throws IOException {
    Judge judge = new Judge(profile);
    papers.forEach(paper -> judgements.put(paper.id(), judge.judge(paper.text())));
    double[] scores =
        DayRelevance.scores(QUERY, papers.stream().map(paper -> paper.text().whole()).toList());
    for (int i = 0; i < scores.length; i++) {
      bm25.put(papers.get(i).id(), scores[i]);
    }
    ToIntFunction<GradedPaper> grade = paper -> paper.grade(Facet.CLAIM);
    System.out.println();
    System.out.println(
        name
            + ": "
            + papers.size()
            + " papers, strong "
            + count(papers, grade, 2)
            + ", weak "
            + (count(papers, grade, 1) - count(papers, grade, 2)));
    System.out.println("claim reversal   P@10 strong  P@10 any  AP strong  AP any  nDCG@10");
    Ranking ours = row("cues", papers, score(Facet.CLAIM), grade);
    row("whole score", papers, paper -> judgements.get(paper.id()).score(), grade);
    Ranking naive = row("naive counting", papers, this::naive, grade);
    row("BM25", papers, paper -> bm25.get(paper.id()), grade);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-16s %11.3f  %8.3f  %9.3f  %6.3f  %7.3f",
            "chance",
            Chance.precision(papers, grade, 2),
            Chance.precision(papers, grade, 1),
            Chance.averagePrecision(papers, grade, 2),
            Chance.averagePrecision(papers, grade, 1),
            Chance.ndcg(papers, grade, 10)));
    for (int least = 2; least >= 1; least--) {
      Bootstrap.Differences sure = Bootstrap.of(ours, naive, grade, least);
      System.out.println(
          "cues minus naive, grade >= "
              + least
              + ", 95 % of 10,000 resamples: P@10 "
              + sure.precision()
              + ", AP "
              + sure.averagePrecision());
    }
    threshold(papers, grade);
    for (Facet facet : List.of(Facet.PHYSICAL, Facet.INVERSE)) {
      other(facet, papers);
    }
  }

  private static int count(List<GradedPaper> papers, ToIntFunction<GradedPaper> grade, int least) {
    return (int) papers.stream().filter(paper -> grade.applyAsInt(paper) >= least).count();
  }

  private double naive(GradedPaper paper) {
    return NaiveCues.count(paper.text());
  }

  private ToDoubleFunction<GradedPaper> score(Facet facet) {
    return paper -> judgements.get(paper.id()).facet(facet);
  }

  private static Ranking row(
      String name,
      List<GradedPaper> papers,
      ToDoubleFunction<GradedPaper> score,
      ToIntFunction<GradedPaper> grade) {
    Ranking ranking = Ranking.of(papers, score);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-16s %11.3f  %8.3f  %9.3f  %6.3f  %7.3f",
            name,
            ranking.precision(10, grade, 2),
            ranking.precision(10, grade, 1),
            ranking.averagePrecision(grade, 2),
            ranking.averagePrecision(grade, 1),
            ranking.ndcg(10, grade)));
    return ranking;
  }

  private void threshold(List<GradedPaper> papers, ToIntFunction<GradedPaper> grade) {
    List<GradedPaper> listed =
        papers.stream()
            .filter(paper -> judgements.get(paper.id()).score() >= profile.digest())
            .toList();
    for (int least = 2; least >= 1; least--) {
      int found = count(listed, grade, least);
      int all = count(papers, grade, least);
      System.out.println(
          String.format(
              Locale.ROOT,
              "at the digest's threshold %.2f: %d listed; grade >= %d: recall %d/%d = %.3f (%s),"
                  + " precision %.3f (%s)",
              profile.digest(),
              listed.size(),
              least,
              found,
              all,
              (double) found / all,
              Interval.wilson(found, all),
              listed.isEmpty() ? 0 : (double) found / listed.size(),
              Interval.wilson(found, listed.size())));
    }
  }

  private void other(Facet facet, List<GradedPaper> papers) {
    ToIntFunction<GradedPaper> grade = paper -> paper.grade(facet);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %d papers; AP of cues %.3f, naive counting %.3f, chance %.3f",
            facet.name().toLowerCase(Locale.ROOT),
            count(papers, grade, 1),
            Ranking.of(papers, score(facet)).averagePrecision(grade, 1),
            Ranking.of(papers, this::naive).averagePrecision(grade, 1),
            Chance.averagePrecision(papers, grade, 1)));
  }
}
