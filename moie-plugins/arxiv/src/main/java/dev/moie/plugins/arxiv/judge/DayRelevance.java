package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.corpus.PaperAnalyzer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * How well papers fit some words, by BM25 among the papers of one batch. BM25's own numbers cannot
 * be compared from day to day; the place within the day can.
 */
public final class DayRelevance {
  private static final String TEXT = "text";

  /** More words than these rank no better, and Lucene refuses 1,025. */
  private static final int MOST_WORDS = 500;

  private DayRelevance() {}

  /**
   * BM25 of each text for any of the words of a query.
   *
   * @return in the order of the texts; 0 where no word occurs
   */
  public static double[] scores(String query, List<String> texts) throws IOException {
    double[] scores = new double[texts.size()];
    if (texts.isEmpty()) {
      return scores;
    }
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        PaperAnalyzer analyzer = new PaperAnalyzer(true)) {
      IndexWriterConfig config =
          new IndexWriterConfig(analyzer).setMergePolicy(NoMergePolicy.INSTANCE);
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (String text : texts) {
          Document document = new Document();
          document.add(new TextField(TEXT, text, Field.Store.NO));
          writer.addDocument(document);
        }
      }
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (String word : words(analyzer, query)) {
        any.add(new TermQuery(new Term(TEXT, word)), BooleanClause.Occur.SHOULD);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (ScoreDoc each : searcher.search(any.build(), texts.size()).scoreDocs) {
          scores[each.doc] = each.score;
        }
      }
    }
    return scores;
  }

  private static Set<String> words(PaperAnalyzer analyzer, String text) throws IOException {
    Set<String> words = new TreeSet<>();
    try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (words.size() < MOST_WORDS && tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    }
    return words;
  }

  /**
   * The place of each text among all, from 0 to 1.
   *
   * @return in the order of the texts: the part of the others that fit less; 0 where no word occurs
   */
  public static double[] places(String query, List<String> texts) throws IOException {
    double[] scores = scores(query, texts);
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double[] places = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      places[i] =
          scores[i] <= 0
              ? 0
              : scores.length == 1 ? 1 : below(sorted, scores[i]) / (scores.length - 1.0);
    }
    return places;
  }

  private static int below(double[] sorted, double score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
