package dev.moie.plugins.arxiv.corpus;

import java.io.Reader;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;

/**
 * English with formulas in it: {@code $^3$He} is {@code 3he}, {@code T_c} is {@code tc}, words with
 * hyphens are found by their parts too, accents do not matter, and words that negate are kept.
 */
public final class PaperAnalyzer extends Analyzer {
  private static final Pattern MARKUP = Pattern.compile("[$\\\\{}^_]+");
  private static final CharArraySet STOP =
      new CharArraySet(
          List.of(
              "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it",
              "of", "on", "or", "that", "the", "their", "then", "there", "these", "they", "this",
              "to", "was", "we", "which", "with"),
          false);
  private static final int PARTS =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
          | WordDelimiterGraphFilter.CATENATE_ALL
          | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

  private final boolean indexing;

  /**
   * Makes an analyzer.
   *
   * @param indexing whether for an index, which cannot hold what a query can
   */
  public PaperAnalyzer(boolean indexing) {
    this.indexing = indexing;
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new PatternReplaceCharFilter(MARKUP, "", reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new WhitespaceTokenizer();
    TokenStream tokens = new WordDelimiterGraphFilter(words, PARTS, null);
    if (indexing) {
      tokens = new FlattenGraphFilter(tokens);
    }
    tokens = new LowerCaseFilter(tokens);
    tokens = new ASCIIFoldingFilter(tokens);
    tokens = new StopFilter(tokens, STOP);
    return new TokenStreamComponents(words, new KStemFilter(tokens));
  }
}
