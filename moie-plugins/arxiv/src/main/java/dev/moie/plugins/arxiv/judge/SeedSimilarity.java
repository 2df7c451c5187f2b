package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.corpus.PaperAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How like papers are to those that were liked, and unlike those that were not: the cosine of their
 * tf-idf vectors to the middle of the liked ones minus half the middle of the others (Rocchio). How
 * rare a word is, is counted in the batch and the seeds.
 */
public final class SeedSimilarity {
  private static final double DISLIKED = 0.5;

  private final Map<String, Integer> frequencies = new HashMap<>();
  private final int all;

  private SeedSimilarity(List<Map<String, Integer>> counts) {
    all = counts.size();
    counts.forEach(
        count -> count.keySet().forEach(word -> frequencies.merge(word, 1, Integer::sum)));
  }

  /**
   * The likeness of each text, from 0 to 1.
   *
   * @return in the order of the texts; 0 for all if nothing is liked
   */
  public static double[] of(List<String> liked, List<String> disliked, List<String> texts)
      throws IOException {
    double[] likeness = new double[texts.size()];
    if (liked.isEmpty()) {
      return likeness;
    }
    List<Map<String, Integer>> likedWords = counts(liked);
    List<Map<String, Integer>> dislikedWords = counts(disliked);
    List<Map<String, Integer>> words = counts(texts);
    List<Map<String, Integer>> everything = new ArrayList<>(words);
    everything.addAll(likedWords);
    everything.addAll(dislikedWords);
    SeedSimilarity weights = new SeedSimilarity(everything);
    Map<String, Double> middle = new TreeMap<>();
    weights.addMiddle(middle, likedWords, 1);
    weights.addMiddle(middle, dislikedWords, -DISLIKED);
    double norm = norm(middle);
    for (int i = 0; i < likeness.length; i++) {
      double product = 0;
      for (Map.Entry<String, Double> each : weights.vector(words.get(i)).entrySet()) {
        product += each.getValue() * middle.getOrDefault(each.getKey(), 0.0);
      }
      likeness[i] = norm == 0 ? 0 : Math.max(0, Math.min(1, product / norm));
    }
    return likeness;
  }

  private void addMiddle(
      Map<String, Double> middle, List<Map<String, Integer>> counts, double factor) {
    for (Map<String, Integer> count : counts) {
      vector(count)
          .forEach(
              (word, value) -> middle.merge(word, factor * value / counts.size(), Double::sum));
    }
  }

  /** Of length 1; sorted, so that sums are always taken in the same order. */
  private Map<String, Double> vector(Map<String, Integer> counts) {
    Map<String, Double> vector = new TreeMap<>();
    counts.forEach(
        (word, count) ->
            vector.put(
                word,
                (1 + Math.log(count)) * Math.log((all + 1.0) / frequencies.getOrDefault(word, 1))));
    double norm = norm(vector);
    vector.replaceAll((word, value) -> norm == 0 ? 0 : value / norm);
    return vector;
  }

  private static double norm(Map<String, Double> vector) {
    return Math.sqrt(vector.values().stream().mapToDouble(value -> value * value).sum());
  }

  private static List<Map<String, Integer>> counts(List<String> texts) throws IOException {
    List<Map<String, Integer>> counts = new ArrayList<>();
    try (PaperAnalyzer analyzer = new PaperAnalyzer(true)) {
      for (String text : texts) {
        Map<String, Integer> count = new TreeMap<>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
          CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
          tokens.reset();
          while (tokens.incrementToken()) {
            count.merge(term.toString(), 1, Integer::sum);
          }
          tokens.end();
        }
        counts.add(count);
      }
    }
    return counts;
  }
}
