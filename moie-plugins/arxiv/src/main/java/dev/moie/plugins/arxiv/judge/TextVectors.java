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

/** The tf-idf vectors of texts; how rare a word is, is counted among the texts that were given. */
final class TextVectors {
  private final Map<String, Integer> frequencies = new HashMap<>();
  private final int all;

  TextVectors(List<Map<String, Integer>> counts) {
    all = counts.size();
    counts.forEach(
        count -> count.keySet().forEach(word -> frequencies.merge(word, 1, Integer::sum)));
  }

  /** Of length 1; sorted, so that sums are always taken in the same order. */
  Map<String, Double> of(Map<String, Integer> counts) {
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

  static double norm(Map<String, Double> vector) {
    return Math.sqrt(vector.values().stream().mapToDouble(value -> value * value).sum());
  }

  static double product(Map<String, Double> one, Map<String, Double> other) {
    double product = 0;
    for (Map.Entry<String, Double> each : one.entrySet()) {
      product += each.getValue() * other.getOrDefault(each.getKey(), 0.0);
    }
    return product;
  }

  /** How often each word occurs in each text. */
  static List<Map<String, Integer>> counts(List<String> texts) throws IOException {
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
