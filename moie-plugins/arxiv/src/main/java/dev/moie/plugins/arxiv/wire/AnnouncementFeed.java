package dev.moie.plugins.arxiv.wire;

import dev.moie.plugins.arxiv.http.UnusableAnswerException;
import dev.moie.plugins.arxiv.paper.AuthorNames;
import dev.moie.plugins.arxiv.paper.PaperReference;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Reads the feed of a day's announcements, in any of its forms: RSS 2.0, RSS 1.0 or Atom. */
public final class AnnouncementFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final Pattern PREAMBLE =
      Pattern.compile(
          "^arXiv:\\S{5,40}(?:\\s+Announce Type:\\s*[a-z-]{1,20})?\\s*(?:Abstract:\\s*)?");

  private final XmlCursor xml;
  private final List<Announcement> items = new ArrayList<>();
  private Optional<LocalDate> day = Optional.empty();
  private int unusable;

  private AnnouncementFeed(XmlCursor xml) {
    this.xml = xml;
  }

  /**
   * A feed.
   *
   * @param items in the order of the feed
   * @param day the day of the announcement, if the feed tells
   * @param unusable how many items have no identifier that we know
   */
  public record Day(List<Announcement> items, Optional<LocalDate> day, int unusable) {
    /** Copies the list. */
    public Day {
      items = List.copyOf(items);
    }
  }

  /**
   * Reads a feed.
   *
   * @throws UnusableAnswerException if it is none, or breaks off
   */
  public static Day read(byte[] bytes) throws UnusableAnswerException {
    AnnouncementFeed feed = XmlCursor.read(bytes, AnnouncementFeed::root);
    return new Day(feed.items, feed.day, feed.unusable);
  }

  private static AnnouncementFeed root(XmlCursor xml)
      throws XMLStreamException, UnusableAnswerException {
    AnnouncementFeed feed = new AnnouncementFeed(xml);
    String name = xml.name();
    if (name.equals("rss") || name.equals("RDF")) {
      xml.each(feed::channelOrItem);
    } else if (xml.is(ATOM, "feed")) {
      xml.each(feed::part);
    } else {
      throw new UnusableAnswerException("the answer is no feed but <" + name + ">");
    }
    return feed;
  }

  private void channelOrItem() throws XMLStreamException, UnusableAnswerException {
    if (xml.name().equals("channel")) {
      xml.each(this::part);
    } else {
      part();
    }
  }

  private void part() throws XMLStreamException, UnusableAnswerException {
    switch (xml.name()) {
      case "item", "entry" -> item();
      case "pubDate" -> day = date(xml.text());
      default -> {
        // titles, links and such
      }
    }
  }

  private static final class Item {
    private Optional<PaperReference> paper = Optional.empty();
    private Optional<PaperReference> link = Optional.empty();
    private Announcement.Kind kind = Announcement.Kind.OTHER;
    private String title = "";
    private String summary = "";
    private final List<String> authors = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private Optional<LocalDate> day = Optional.empty();
  }

  private void item() throws XMLStreamException, UnusableAnswerException {
    Item item = new Item();
    xml.each(() -> field(item));
    Optional<PaperReference> paper = item.paper.or(() -> item.link);
    if (paper.isEmpty()) {
      unusable++;
      return;
    }
    items.add(
        new Announcement(
            paper.get(),
            item.kind,
            item.title,
            PREAMBLE.matcher(item.summary).replaceFirst(""),
            item.authors,
            item.categories,
            item.day.or(() -> day)));
  }

  private void field(Item item) throws XMLStreamException, UnusableAnswerException {
    switch (xml.name()) {
      case "guid", "id" -> item.paper = PaperReference.of(xml.text());
      case "link" -> {
        Optional<String> target = xml.attribute("href");
        item.link = PaperReference.of(target.isPresent() ? target.get() : xml.text());
      }
      case "title" -> item.title = xml.text();
      case "description", "summary" -> item.summary = xml.text();
      case "creator" -> item.authors.addAll(AuthorNames.split(xml.text()));
      case "category" -> {
        Optional<String> term = xml.attribute("term");
        String category = term.isPresent() ? term.get() : xml.text();
        if (!category.isEmpty() && !item.categories.contains(category)) {
          item.categories.add(category);
        }
      }
      case "announce_type" -> item.kind = kind(xml.text());
      case "pubDate", "published" -> item.day = date(xml.text());
      default -> {
        // rights and such
      }
    }
  }

  private static Announcement.Kind kind(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "new" -> Announcement.Kind.NEW;
      case "cross" -> Announcement.Kind.CROSS;
      case "replace" -> Announcement.Kind.REPLACE;
      case "replace-cross" -> Announcement.Kind.REPLACE_CROSS;
      default -> Announcement.Kind.OTHER;
    };
  }

  /** The date as it is written, in the zone that it is written in. */
  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toLocalDate());
    } catch (DateTimeException notIso) {
      try {
        String rest = text.replaceFirst("^[A-Za-z]{3},\\s*", "");
        return Optional.of(
            ZonedDateTime.parse(rest, DateTimeFormatter.RFC_1123_DATE_TIME).toLocalDate());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}
