package dev.moie.plugins.arxiv.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How like papers are to those that were liked, and unlike those that were not: the cosine of their
 * tf-idf vectors to the middle of the liked ones minus half the middle of the others (Rocchio). How
 * rare a word is, is counted in the batch and the seeds.
 */
public final class SeedSimilarity {
  private static final double DISLIKED = 0.5;

  private SeedSimilarity() {}

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
    List<Map<String, Integer>> likedWords = TextVectors.counts(liked);
    List<Map<String, Integer>> dislikedWords = TextVectors.counts(disliked);
    List<Map<String, Integer>> words = TextVectors.counts(texts);
    List<Map<String, Integer>> everything = new ArrayList<>(words);
    everything.addAll(likedWords);
    everything.addAll(dislikedWords);
    TextVectors vectors = new TextVectors(everything);
    Map<String, Double> middle = new TreeMap<>();
    addMiddle(vectors, middle, likedWords, 1);
    addMiddle(vectors, middle, dislikedWords, -DISLIKED);
    double norm = TextVectors.norm(middle);
    for (int i = 0; i < likeness.length; i++) {
      double product = TextVectors.product(vectors.of(words.get(i)), middle);
      likeness[i] = norm == 0 ? 0 : Math.max(0, Math.min(1, product / norm));
    }
    return likeness;
  }

  private static void addMiddle(
      TextVectors vectors,
      Map<String, Double> middle,
      List<Map<String, Integer>> counts,
      double factor) {
    for (Map<String, Integer> count : counts) {
      vectors
          .of(count)
          .forEach(
              (word, value) -> middle.merge(word, factor * value / counts.size(), Double::sum));
    }
  }
}
