package dev.moie.plugins.arxiv.corpus;

import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.store.Position;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Searches the index as it was at its last commit; reads only, and minds no writer. Not
 * thread-safe.
 */
public final class CorpusReader implements AutoCloseable {
  private static final SortField SUBMITTED =
      new SortField(PaperFields.SUBMITTED, SortField.Type.LONG, true);
  private static final Sort NEWEST = new Sort(SUBMITTED, SortField.FIELD_SCORE);

  private final EventRecord record;
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private CorpusReader(EventRecord record, Directory directory, DirectoryReader reader) {
    this.record = record;
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
  }

  /**
   * Opens the index.
   *
   * @return empty if there is none yet, or one of another version of the plugin
   * @throws IOException if it is broken
   */
  public static Optional<CorpusReader> open(Path folder, EventRecord record) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Directory directory = new NIOFSDirectory(folder);
    try {
      DirectoryReader reader = DirectoryReader.open(directory);
      if (!CorpusWriter.SCHEMA.equals(reader.getIndexCommit().getUserData().get("schema"))) {
        reader.close();
        directory.close();
        return Optional.empty();
      }
      return Optional.of(new CorpusReader(record, directory, reader));
    } catch (IndexNotFoundException none) {
      directory.close();
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * A paper that was found.
   *
   * @param score how well it fits, comparable within one answer only
   */
  public record Hit(Paper paper, float score) {}

  /**
   * What was found.
   *
   * @param total how many there are in all
   */
  public record Found(List<Hit> hits, long total) {
    /** Copies the list. */
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /** Searches, the best first, or the newest. */
  public Found search(SearchRequest request) throws IOException, BadQueryException {
    try {
      return found(
          Queries.of(request),
          request.limit(),
          request.newest() ? NEWEST : new Sort(SortField.FIELD_SCORE, SUBMITTED));
    } catch (IndexSearcher.TooManyClauses e) {
      throw new BadQueryException("the query stands for too many words; make it narrower");
    }
  }

  private Found found(Query query, int limit, Sort sort) throws IOException {
    TopDocs top = searcher.search(query, Math.max(1, limit), sort, true);
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc each : top.scoreDocs) {
      paper(searcher.storedFields().document(each.doc))
          .ifPresent(paper -> hits.add(new Hit(paper, each.score)));
    }
    return new Found(hits, top.totalHits.value);
  }

  private Optional<Paper> paper(Document document) throws IOException {
    return record.at(PaperFields.told(document).place()).flatMap(Event::paper);
  }

  /**
   * All that is known of a paper.
   *
   * @param announced the day under which people read of it first
   * @param deleted whether the archive has deleted it
   */
  public record Entry(Paper paper, LocalDate announced, boolean deleted) {}

  /** A paper by its identifier, with what has become of it. */
  public Optional<Entry> entry(ArxivId id) throws IOException {
    Optional<Integer> number = document(id);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Document document = searcher.storedFields().document(number.get());
    return paper(document)
        .map(
            paper ->
                new Entry(
                    paper,
                    LocalDate.ofEpochDay(PaperFields.told(document).announced()),
                    PaperFields.known(document).deleted()));
  }

  /** A paper as it was before the last day that brought something about it. */
  public Optional<Paper> before(ArxivId id) throws IOException {
    Optional<Integer> number = document(id);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Optional<Position> before =
        PaperFields.told(searcher.storedFields().document(number.get())).before();
    return before.isEmpty() ? Optional.empty() : record.at(before.get()).flatMap(Event::paper);
  }

  /** A paper by its identifier. */
  public Optional<Paper> show(ArxivId id) throws IOException {
    Optional<Integer> document = document(id);
    return document.isEmpty()
        ? Optional.empty()
        : paper(searcher.storedFields().document(document.get()));
  }

  private Optional<Integer> document(ArxivId id) throws IOException {
    TopDocs top = searcher.search(new TermQuery(new Term(PaperFields.ID, id.toString())), 1);
    return top.scoreDocs.length == 0 ? Optional.empty() : Optional.of(top.scoreDocs[0].doc);
  }

  /** Papers that have rare words in common with one. */
  public Found similar(ArxivId id, int limit) throws IOException {
    Optional<Paper> paper = show(id);
    if (paper.isEmpty()) {
      return new Found(List.of(), 0);
    }
    MoreLikeThis like = new MoreLikeThis(reader);
    like.setAnalyzer(new PaperAnalyzer(true));
    like.setFieldNames(new String[] {PaperFields.TITLE, PaperFields.ABSTRACT});
    like.setMinTermFreq(1);
    like.setMinDocFreq(reader.numDocs() < 100 ? 1 : 2);
    like.setMaxQueryTerms(40);
    Query query =
        new BooleanQuery.Builder()
            .add(
                like.like(
                    PaperFields.ABSTRACT,
                    new StringReader(paper.get().title() + ". " + paper.get().summary())),
                BooleanClause.Occur.MUST)
            .add(
                new TermQuery(new Term(PaperFields.ID, id.toString())),
                BooleanClause.Occur.MUST_NOT)
            .build();
    return found(query, limit, Sort.RELEVANCE);
  }

  /** How many papers there are. */
  public int size() {
    return reader.numDocs();
  }

  /** How many papers each archive and category has. */
  public Map<String, Integer> categories() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(PaperFields.CATEGORY);
      if (terms == null) {
        continue;
      }
      TermsEnum each = terms.iterator();
      while (each.next() != null) {
        int alive = 0;
        PostingsEnum postings = each.postings(null, PostingsEnum.NONE);
        while (postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
          if (leaf.reader().getLiveDocs() == null
              || leaf.reader().getLiveDocs().get(postings.docID())) {
            alive++;
          }
        }
        counts.merge(each.term().utf8ToString(), alive, Integer::sum);
      }
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  @Override
  public void close() throws IOException {
    try (Directory closing = directory) {
      reader.close();
    }
  }
}
