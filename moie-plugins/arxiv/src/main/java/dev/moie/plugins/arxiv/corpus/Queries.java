package dev.moie.plugins.arxiv.corpus;

import dev.moie.plugins.arxiv.paper.Categories;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** Turns what people look for into what Lucene understands. */
final class Queries {
  private static final String[] FIELDS = {
    PaperFields.TITLE, PaperFields.ABSTRACT, PaperFields.AUTHOR, PaperFields.COMMENTS
  };
  private static final Map<String, Float> WEIGHTS =
      Map.of(
          PaperFields.TITLE, 2.5f,
          PaperFields.ABSTRACT, 1f,
          PaperFields.AUTHOR, 1f,
          PaperFields.COMMENTS, 0.3f);

  private static final Set<String> ALL =
      Set.of(
          PaperFields.TITLE,
          PaperFields.ABSTRACT,
          PaperFields.AUTHOR,
          PaperFields.COMMENTS,
          PaperFields.CATEGORY,
          PaperFields.ID);

  private static final int LONGEST = 2000;

  private Queries() {}

  static Query of(SearchRequest request) throws BadQueryException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(
        request.query().isBlank() ? new MatchAllDocsQuery() : words(request.query()),
        BooleanClause.Occur.MUST);
    if (!request.categories().isEmpty()) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (String category : request.categories()) {
        any.add(category(category), BooleanClause.Occur.SHOULD);
      }
      all.add(any.build(), BooleanClause.Occur.FILTER);
    }
    for (String author : request.authors()) {
      all.add(
          field(PaperFields.AUTHOR, "\"" + QueryParser.escape(author) + "\"~2"),
          BooleanClause.Occur.FILTER);
    }
    if (request.from().isPresent() || request.to().isPresent()) {
      long from = request.from().map(Queries::start).orElse(Long.MIN_VALUE);
      long to = request.to().map(day -> start(day.plusDays(1)) - 1).orElse(Long.MAX_VALUE);
      all.add(LongPoint.newRangeQuery(PaperFields.SUBMITTED, from, to), BooleanClause.Occur.FILTER);
    }
    return all.build();
  }

  private static long start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static Query category(String name) {
    return new TermQuery(new Term(PaperFields.CATEGORY, Categories.canonical(name)));
  }

  private static Analyzer analyzer() {
    Analyzer exact = new KeywordAnalyzer();
    return new PerFieldAnalyzerWrapper(
        new PaperAnalyzer(false), Map.of(PaperFields.CATEGORY, exact, PaperFields.ID, exact));
  }

  private static Query words(String text) throws BadQueryException {
    return parsed(new MultiFieldQueryParser(FIELDS, analyzer(), WEIGHTS), text);
  }

  private static Query field(String name, String text) throws BadQueryException {
    return parsed(new QueryParser(name, analyzer()), text);
  }

  private static Query parsed(QueryParser parser, String text) throws BadQueryException {
    if (text.length() > LONGEST) {
      throw new BadQueryException("the query is longer than " + LONGEST + " characters");
    }
    parser.setDefaultOperator(QueryParser.Operator.AND);
    parser.setAllowLeadingWildcard(false);
    Query query;
    try {
      query = parser.parse(text);
    } catch (ParseException | IndexSearcher.TooManyClauses | TooComplexToDeterminizeException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new BadQueryException(
          "the query cannot be understood: " + why + "; put words with special signs in quotes");
    }
    Set<String> unknown = new TreeSet<>();
    query.visit(
        new QueryVisitor() {
          @Override
          public boolean acceptField(String field) {
            if (field != null && !ALL.contains(field)) {
              unknown.add(field);
            }
            return true;
          }
        });
    if (!unknown.isEmpty()) {
      throw new BadQueryException(
          "the query asks for \""
              + unknown.iterator().next()
              + ":\", and there are title:, abstract:, author:, comments:, cat: and id:; put words"
              + " with a colon in quotes");
    }
    return query;
  }
}
