package dev.moie.plugins.arxiv.corpus;

import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.EventRecord;
import dev.moie.plugins.arxiv.store.Known;
import dev.moie.plugins.arxiv.store.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Keeps the index in step with the record. Each commit says up to which place it has read the
 * record, so that whatever a crash has left out is read again. An index that is broken, or of
 * another version, is made anew. One writer at a time; not thread-safe.
 */
public final class CorpusWriter implements AutoCloseable {
  /** Raised whenever the fields or the analyzer change. */
  static final String SCHEMA = "2";

  private static final double BUFFER_MIB = 64;

  private final EventRecord record;
  private final Directory directory;
  private final IndexWriter writer;
  private final Map<String, Pending> pending = new HashMap<>();
  private DirectoryReader reader;
  private Position position;

  /** What was written since the reader was opened. */
  private record Pending(Known known, Told told) {}

  private CorpusWriter(EventRecord record, Directory directory, IndexWriter writer, Position from)
      throws IOException {
    this.record = record;
    this.directory = directory;
    this.writer = writer;
    this.position = from;
    this.reader = DirectoryReader.open(writer);
  }

  /**
   * Opens the index, and reads what it lacks of the record.
   *
   * @param folder the index's own
   * @throws IOException also if another process writes to it
   */
  public static CorpusWriter open(Path folder, EventRecord record) throws IOException {
    try {
      return opened(folder, record);
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | java.nio.file.NoSuchFileException
        | IllegalArgumentException broken) {
      return anew(folder, record);
    }
  }

  /** Makes the index again, from the beginning of the record. */
  public static CorpusWriter anew(Path folder, EventRecord record) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Directory directory = new NIOFSDirectory(folder);
          Lock held = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
          Stream<Path> files = Files.list(folder)) {
        held.ensureValid();
        for (Path file :
            files.filter(each -> !each.endsWith(IndexWriter.WRITE_LOCK_NAME)).toList()) {
          Files.delete(file);
        }
      }
    }
    return opened(folder, record);
  }

  private static CorpusWriter opened(Path folder, EventRecord record) throws IOException {
    // Not mapped into memory: a mapping would outlive the plugin until it is collected.
    Directory directory = new NIOFSDirectory(folder);
    IndexWriter writer = null;
    boolean opened = false;
    try {
      IndexWriterConfig config = new IndexWriterConfig(new PaperAnalyzer(true));
      config.setMergeScheduler(new SerialMergeScheduler()); // No threads of its own.
      config.setRAMBufferSizeMB(BUFFER_MIB);
      config.setCommitOnClose(false);
      writer = new IndexWriter(directory, config);
      Map<String, String> data = new HashMap<>();
      if (writer.getLiveCommitData() != null) {
        writer.getLiveCommitData().forEach(each -> data.put(each.getKey(), each.getValue()));
      }
      Position from = Position.START;
      if (SCHEMA.equals(data.get("schema"))) {
        from = new Position(Integer.parseInt(data.get("file")), Long.parseLong(data.get("offset")));
      } else {
        writer.deleteAll();
      }
      CorpusWriter corpus = new CorpusWriter(record, directory, writer, from);
      corpus.catchUp();
      opened = true;
      return corpus;
    } finally {
      if (!opened) {
        if (writer != null) {
          writer.rollback();
        }
        directory.close();
      }
    }
  }

  /** Reads on where the index stands, to the end of the record, and commits. */
  public void catchUp() throws IOException {
    Position before = position;
    record.read(position, this::add);
    if (!position.equals(before) || !writer.isOpen() || writer.hasUncommittedChanges()) {
      commit();
    }
  }

  private void add(Event event, Position at, Position next) throws IOException {
    Optional<Pending> old = pending(event.id());
    Optional<Paper> paper = event.paper();
    Told told = Told.after(old.map(Pending::told), event, at);
    if (paper.isEmpty() && old.isPresent()) {
      paper = record.at(told.place()).flatMap(Event::paper); // What was known of it stays.
    }
    if (paper.isPresent()) {
      writer.updateDocument(
          new Term(PaperFields.ID, event.id().toString()),
          PaperFields.of(event, paper.get(), told));
      Known known = Known.of(paper.get());
      boolean deleted = event.kind() == Event.Kind.DELETED;
      pending.put(
          event.id().toString(),
          new Pending(
              new Known(
                  known.version(),
                  known.withdrawn(),
                  deleted,
                  known.categories(),
                  known.fingerprint()),
              told));
    }
    position = next;
  }

  /** What is known of a paper. */
  public Optional<Known> known(ArxivId id) throws IOException {
    return pending(id).map(Pending::known);
  }

  /** When something was last found out about a paper. */
  public Optional<Instant> lastSeen(ArxivId id) throws IOException {
    Optional<Pending> known = pending(id);
    return known.isEmpty()
        ? Optional.empty()
        : record.at(known.get().told().place()).map(Event::seen);
  }

  private Optional<Pending> pending(ArxivId id) throws IOException {
    Pending recent = pending.get(id.toString());
    if (recent != null) {
      return Optional.of(recent);
    }
    IndexSearcher searcher = new IndexSearcher(reader);
    TopDocs found = searcher.search(new TermQuery(new Term(PaperFields.ID, id.toString())), 1);
    if (found.scoreDocs.length == 0) {
      return Optional.empty();
    }
    Document document = searcher.storedFields().document(found.scoreDocs[0].doc);
    return Optional.of(new Pending(PaperFields.known(document), PaperFields.told(document)));
  }

  /** Appends events to the record, and then to the index; both are on the disk afterwards. */
  public void append(List<Event> events) throws IOException {
    if (!events.isEmpty()) {
      record.append(events);
      catchUp();
    }
  }

  private void commit() throws IOException {
    writer.setLiveCommitData(
        Map.of(
                "schema", SCHEMA,
                "file", Integer.toString(position.file()),
                "offset", Long.toString(position.offset()))
            .entrySet());
    writer.commit();
    DirectoryReader fresh = DirectoryReader.openIfChanged(reader, writer);
    if (fresh != null) {
      reader.close();
      reader = fresh;
    }
    pending.clear();
  }

  /** How many papers are in it. */
  public int size() {
    return reader.numDocs();
  }

  @Override
  public void close() throws IOException {
    try (Directory closing = directory) {
      reader.close();
      writer.rollback(); // All that counts was committed.
    }
  }
}
