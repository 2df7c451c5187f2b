package dev.moie.plugins.arxiv.corpus;

import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Categories;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.Known;
import dev.moie.plugins.arxiv.store.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/** A paper as a document of the index, and back. */
final class PaperFields {
  static final String ID = "id";
  static final String TITLE = "title";
  static final String ABSTRACT = "abstract";
  static final String AUTHOR = "author";
  static final String COMMENTS = "comments";

  /** Categories, under their canonical names, and their archives. */
  static final String CATEGORY = "cat";

  /** Milliseconds since 1970. */
  static final String SUBMITTED = "submitted";

  static final String UPDATED = "updated";

  /** Days since 1970: the day under which people read of it first. */
  static final String ANNOUNCED = "announced";

  private static final String FILE = "file";
  private static final String OFFSET = "offset";
  private static final String BEFORE_FILE = "before-file";
  private static final String BEFORE_OFFSET = "before-offset";
  private static final String DAY = "day";
  private static final String VERSION = "version";
  private static final String FLAGS = "flags";
  private static final String FINGERPRINT = "fingerprint";
  private static final String CATEGORIES = "categories";

  private PaperFields() {}

  /**
   * Makes the document.
   *
   * @param told where the record has the paper
   */
  static Document of(Event event, Paper paper, Told told) {
    Document document = new Document();
    document.add(new StringField(ID, paper.id().toString(), Field.Store.YES));
    document.add(new TextField(TITLE, paper.title(), Field.Store.NO));
    document.add(new TextField(ABSTRACT, paper.summary(), Field.Store.NO));
    document.add(new TextField(COMMENTS, paper.comments(), Field.Store.NO));
    paper.authors().forEach(name -> document.add(new TextField(AUTHOR, name, Field.Store.NO)));
    Set<String> names = new LinkedHashSet<>();
    for (String category : paper.categories()) {
      names.add(Categories.canonical(category));
      names.add(Categories.archive(category));
    }
    names.forEach(name -> document.add(new StringField(CATEGORY, name, Field.Store.NO)));
    time(document, SUBMITTED, paper.submitted().toEpochMilli());
    time(document, UPDATED, paper.updated().toEpochMilli());
    time(document, ANNOUNCED, told.announced());
    document.add(new StoredField(ANNOUNCED, told.announced()));
    document.add(new StoredField(DAY, told.day()));
    document.add(new StoredField(FILE, told.place().file()));
    document.add(new StoredField(OFFSET, told.place().offset()));
    if (told.before().isPresent()) {
      document.add(new StoredField(BEFORE_FILE, told.before().get().file()));
      document.add(new StoredField(BEFORE_OFFSET, told.before().get().offset()));
    }
    document.add(new StoredField(VERSION, paper.latest().number()));
    document.add(
        new StoredField(
            FLAGS,
            (paper.isWithdrawn() ? "w" : "") + (event.kind() == Event.Kind.DELETED ? "d" : "")));
    document.add(new StoredField(FINGERPRINT, Known.of(paper).fingerprint()));
    document.add(new StoredField(CATEGORIES, String.join(" ", paper.categories())));
    return document;
  }

  private static void time(Document document, String field, long value) {
    document.add(new LongPoint(field, value));
    document.add(new NumericDocValuesField(field, value));
  }

  static Known known(Document document) {
    String categories = document.get(CATEGORIES);
    return new Known(
        document.getField(VERSION).numericValue().intValue(),
        document.get(FLAGS).contains("w"),
        document.get(FLAGS).contains("d"),
        categories.isEmpty() ? List.of() : List.of(categories.split(" ", -1)),
        document.getField(FINGERPRINT).numericValue().longValue());
  }

  static Told told(Document document) {
    return new Told(
        number(document, ANNOUNCED),
        number(document, DAY),
        place(document, FILE, OFFSET),
        document.getField(BEFORE_FILE) == null
            ? Optional.empty()
            : Optional.of(place(document, BEFORE_FILE, BEFORE_OFFSET)));
  }

  private static Position place(Document document, String file, String offset) {
    return new Position((int) number(document, file), number(document, offset));
  }

  private static long number(Document document, String field) {
    return document.getField(field).numericValue().longValue();
  }

  static Optional<ArxivId> id(Document document) {
    return ArxivId.of(document.get(ID));
  }
}
