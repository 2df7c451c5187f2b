package dev.moie.plugins.arxiv.judge.quality;

import dev.moie.plugins.arxiv.judge.DayRelevance;
import dev.moie.plugins.arxiv.judge.SeedSimilarity;
import dev.moie.plugins.arxiv.judge.text.Token;
import dev.moie.plugins.arxiv.judge.text.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * How well likeness to ten papers of an archive finds the others of it, whose categories are
 * hidden. Easier than real interests are, since archives differ in their words.
 */
final class InterestRanking {
  private static final List<String> ARCHIVES =
      List.of("astro-ph", "cond-mat", "hep-th", "quant-ph", "gr-qc");
  private static final int SEEDS = 10;
  private static final int DRAWS = 5;

  private final List<GradedPaper> papers;

  InterestRanking(List<GradedPaper> papers) {
    this.papers = papers;
  }

  void print() throws IOException {
    System.out.println(
        "archive     relevant  similarity  BM25(seeds' titles)  shared title words  chance");
    double[] sums = new double[4];
    for (String archive : ARCHIVES) {
      double[] means = new double[4];
      long relevant = papers.stream().filter(paper -> paper.archive().equals(archive)).count();
      for (int draw = 0; draw < DRAWS; draw++) {
        double[] one = draw(archive, "draw" + draw + ":");
        for (int i = 0; i < means.length; i++) {
          means[i] += one[i] / DRAWS;
          sums[i] += one[i] / DRAWS / ARCHIVES.size();
        }
      }
      row(archive, Long.toString(relevant - SEEDS), means);
    }
    row("MAP", "", sums);
  }

  private static void row(String name, String relevant, double[] values) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-11s %8s  %10.3f  %19.3f  %18.3f  %6.3f",
            name,
            relevant,
            values[0],
            values[1],
            values[2],
            values[3]));
  }

  private double[] draw(String archive, String salt) throws IOException {
    List<GradedPaper> seeds =
        papers.stream()
            .filter(paper -> paper.archive().equals(archive))
            .sorted(Comparator.comparing(paper -> paper.hash(salt)))
            .limit(SEEDS)
            .toList();
    List<GradedPaper> rest = new ArrayList<>(papers);
    rest.removeAll(seeds);
    List<String> texts = rest.stream().map(paper -> paper.text().whole()).toList();
    String titles = String.join(" ", seeds.stream().map(paper -> paper.text().title()).toList());
    double[] likeness =
        SeedSimilarity.of(
            seeds.stream().map(paper -> paper.text().whole()).toList(), List.of(), texts);
    double[] relevance = DayRelevance.scores(titles, texts);
    Set<String> words = words(titles);
    double[] shared = new double[rest.size()];
    for (int i = 0; i < shared.length; i++) {
      Set<String> own = words(rest.get(i).text().title());
      own.retainAll(words);
      shared[i] = own.size();
    }
    ToIntFunction<GradedPaper> grade = paper -> paper.archive().equals(archive) ? 1 : 0;
    return new double[] {
      average(rest, likeness, grade),
      average(rest, relevance, grade),
      average(rest, shared, grade),
      Chance.averagePrecision(rest, grade, 1)
    };
  }

  private static double average(
      List<GradedPaper> papers, double[] scores, ToIntFunction<GradedPaper> grade) {
    Map<String, Double> score = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      score.put(papers.get(i).id(), scores[i]);
    }
    return Ranking.of(papers, paper -> score.get(paper.id())).averagePrecision(grade, 1);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (Token token : Tokens.of(text, 0, text.length())) {
      words.add(token.word());
    }
    return words;
  }
}
