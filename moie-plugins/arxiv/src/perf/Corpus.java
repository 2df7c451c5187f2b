import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.corpus.SearchRequest;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Takes synthetic records in, page by page, each on the disk before the next, and searches them;
 * and has plain Lucene do the same with its usual analyzer, all texts stored, one commit a page.
 * Ratios are taken within a round and told as a median. Started by the script beside this file.
 */
final class Corpus {
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int RECORDS = Integer.getInteger("records", 100_000);
  private static final int QUERIES = Integer.getInteger("queries", 300);

  /** As OAI-PMH's pages. */
  private static final int PAGE = 1300;

  private static final int VOCABULARY = 30_000;
  private static final int HITS = 10;

  /** What a round has shown: records a second, and milliseconds a query. */
  private record Seen(double records, double query) {}

  public static void main(String[] arguments) throws Exception {
    List<Double> records = new ArrayList<>();
    List<Double> queries = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      Path folder = Files.createTempDirectory("moie-corpus");
      try {
        // Who goes first changes, so that neither always finds the machine warm.
        Seen plain = round % 2 == 0 ? plain(folder.resolve("plain")) : null;
        Seen ours = ours(folder.resolve("ours"));
        plain = plain == null ? plain(folder.resolve("plain")) : plain;
        records.add(ours.records() / plain.records());
        queries.add(ours.query() / plain.query());
        System.out.printf(
            Locale.ROOT,
            "round %d: corpus %.0f records/s, %.2f ms/query; plain Lucene %.0f records/s, %.2f"
                + " ms/query%n",
            round,
            ours.records(),
            ours.query(),
            plain.records(),
            plain.query());
      } finally {
        delete(folder);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d rounds, %d records: records a second %.2f of plain Lucene, time a query %.2f"
            + " of plain Lucene%n",
        ROUNDS,
        RECORDS,
        median(records),
        median(queries));
  }

  private static Seen ours(Path folder) throws Exception {
    EventRecord record = new EventRecord(folder.resolve("events"));
    long nanos = 0;
    Texts texts = new Texts();
    try (CorpusWriter corpus = CorpusWriter.open(folder.resolve("index"), record)) {
      for (int first = 0; first < RECORDS; first += PAGE) {
        List<Event> events = new ArrayList<>();
        for (int i = first; i < Math.min(RECORDS, first + PAGE); i++) {
          events.add(event(i, texts));
        }
        long start = System.nanoTime();
        for (Event event : events) {
          // What a harvest asks before it takes a record for news.
          if (corpus.known(event.id()).isPresent()) {
            throw new IllegalStateException(event.id() + " is there already");
          }
        }
        corpus.append(events);
        nanos += System.nanoTime() - start;
      }
    }
    try (CorpusReader reader = CorpusReader.open(folder.resolve("index"), record).orElseThrow()) {
      return new Seen(
          RECORDS * 1e9 / nanos,
          milliseconds(query -> reader.search(SearchRequest.of(query, HITS)).hits().size()));
    }
  }

  private static Event event(int number, Texts texts) {
    ArxivId id = ArxivId.of(id(number)).orElseThrow();
    Instant when = Instant.parse("2026-11-02T10:00:00Z");
    Paper paper =
        new Paper(
            id,
            List.of(new PaperVersion(1, when, false)),
            texts.words(10),
            texts.words(150),
            List.of("A. " + texts.words(1), "B. " + texts.words(1)),
            List.of("hep-th"),
            texts.words(5),
            "",
            Optional.empty());
    return new Event(Event.Kind.NEW, id, Optional.of(paper), when, LocalDate.of(2026, 11, 25));
  }

  private static String id(int number) {
    int month = number / 90_000;
    return String.format("26%02d.%05d", 1 + month, 1 + number % 90_000);
  }

  private static Seen plain(Path folder) throws Exception {
    long nanos = 0;
    Texts texts = new Texts();
    try (Directory directory = FSDirectory.open(folder)) {
      try (IndexWriter writer =
          new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
        for (int first = 0; first < RECORDS; first += PAGE) {
          List<Document> documents = new ArrayList<>();
          for (int i = first; i < Math.min(RECORDS, first + PAGE); i++) {
            documents.add(document(i, texts));
          }
          long start = System.nanoTime();
          for (Document document : documents) {
            writer.updateDocument(new Term("id", document.get("id")), document);
          }
          writer.commit();
          nanos += System.nanoTime() - start;
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        MultiFieldQueryParser parser =
            new MultiFieldQueryParser(
                new String[] {"title", "abstract", "author", "comments"}, new StandardAnalyzer());
        parser.setDefaultOperator(QueryParser.Operator.AND);
        return new Seen(
            RECORDS * 1e9 / nanos,
            milliseconds(
                query -> {
                  TopDocs top = searcher.search(parser.parse(query), HITS);
                  int length = 0;
                  for (ScoreDoc each : top.scoreDocs) {
                    length += searcher.storedFields().document(each.doc).get("abstract").length();
                  }
                  return length > 0 ? top.scoreDocs.length : 0;
                }));
      }
    }
  }

  private static Document document(int number, Texts texts) {
    Document document = new Document();
    document.add(new StringField("id", id(number), Field.Store.YES));
    document.add(new TextField("title", texts.words(10), Field.Store.YES));
    document.add(new TextField("abstract", texts.words(150), Field.Store.YES));
    document.add(new TextField("author", "A. " + texts.words(1), Field.Store.YES));
    document.add(new TextField("author", "B. " + texts.words(1), Field.Store.YES));
    document.add(new StringField("category", "hep-th", Field.Store.YES));
    document.add(new TextField("comments", texts.words(5), Field.Store.YES));
    return document;
  }

  /** Something that searches, and says how many it has found. */
  private interface Search {
    int hits(String query) throws Exception;
  }

  /** A query's, as the mean of the second half; the first warms up. */
  private static double milliseconds(Search search) throws Exception {
    Texts texts = new Texts(99);
    long nanos = 0;
    int found = 0;
    for (int i = 0; i < 2 * QUERIES; i++) {
      String query = texts.words(2);
      long start = System.nanoTime();
      found += search.hits(query);
      nanos += i < QUERIES ? 0 : System.nanoTime() - start;
    }
    if (found == 0) {
      throw new IOException("nothing was ever found");
    }
    return nanos / 1e6 / QUERIES;
  }

  /** Words by Zipf's law, the same for both sides. */
  private static final class Texts {
    private final Random random;
    private final double[] sums = new double[VOCABULARY];

    Texts() {
      this(1);
    }

    Texts(long seed) {
      random = new Random(seed);
      double sum = 0;
      for (int i = 0; i < VOCABULARY; i++) {
        sum += 1.0 / (i + 10);
        sums[i] = sum;
      }
    }

    String words(int count) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        int at = Arrays.binarySearch(sums, random.nextDouble() * sums[VOCABULARY - 1]);
        text.append(i == 0 ? "" : " ").append(word(at < 0 ? -at - 1 : at));
      }
      return text.toString();
    }

    /** No word is a stop word, or has an ending that a stemmer takes off. */
    private static String word(int number) {
      StringBuilder word = new StringBuilder("q");
      for (int rest = number; rest > 0; rest /= 20) {
        word.append("bcdfghjklmnpqrtvwxzk".charAt(rest % 20)).append("ou".charAt(rest % 2));
      }
      return word.append('k').toString();
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
