package dev.moie.plugins.arxiv.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.judge.feedback.Feedback;
import dev.moie.plugins.arxiv.judge.feedback.FeedbackFile;
import dev.moie.plugins.arxiv.store.Cursors;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.Position;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code moie arxiv stats}: how much is here, of what, and since when. */
record StatsOrder(Words words, Library library, CommandIo io) {

  /** What the record has. */
  private static final class Counts {
    private final Map<Event.Kind, Integer> kinds = new EnumMap<>(Event.Kind.class);
    private Optional<LocalDate> first = Optional.empty();
    private Optional<LocalDate> last = Optional.empty();

    private void add(Event event) {
      kinds.merge(event.kind(), 1, Integer::sum);
      first = first.or(() -> Optional.of(event.day()));
      last = Optional.of(event.day());
    }
  }

  int run() throws IOException, Answer {
    words.takeOnly();
    words.noWords();
    try (CorpusReader corpus = library.open()) {
      Counts counts = new Counts();
      int unreadable =
          library.record().read(Position.START, (event, at, next) -> counts.add(event));
      Optional<Instant> complete =
          Cursors.open(io.files(), library.folder().resolve("cursors.json")).completed();
      Feedback feedback = new FeedbackFile(io.files()).read();
      if (io.json()) {
        json(corpus, counts, unreadable, complete, feedback);
      } else {
        page(corpus, counts, unreadable, complete, feedback);
      }
      return 0;
    }
  }

  private void json(
      CorpusReader corpus,
      Counts counts,
      int unreadable,
      Optional<Instant> complete,
      Feedback feedback)
      throws IOException {
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("schema", 1).put("command", "stats");
    all.put("corpus", library.name()).put("papers", corpus.size());
    ObjectNode events = all.putObject("events");
    counts.kinds.forEach((kind, count) -> events.put(name(kind), count));
    all.put("unreadable_lines", unreadable);
    counts.first.ifPresent(day -> all.put("first_day", day.toString()));
    counts.last.ifPresent(day -> all.put("last_day", day.toString()));
    complete.ifPresent(moment -> all.put("last_complete_scan", moment.toString()));
    ObjectNode categories = all.putObject("categories");
    corpus.categories().forEach(categories::put);
    all.put("liked", feedback.liked().size()).put("disliked", feedback.disliked().size());
    io.out().println(all);
  }

  private void page(
      CorpusReader corpus,
      Counts counts,
      int unreadable,
      Optional<Instant> complete,
      Feedback feedback)
      throws IOException {
    Page page = Page.on(io);
    page.title(corpus.size() + " papers (" + library.name() + ")");
    if (counts.first.isPresent()) {
      page.text("", "Told of from " + counts.first.get() + " to " + counts.last.orElseThrow());
    }
    complete.ifPresent(moment -> page.text("", "Last complete scan began at " + moment));
    page.text("", "Liked " + feedback.liked().size() + ", disliked " + feedback.disliked().size());
    if (unreadable > 0) {
      page.text("", unreadable + " lines of the record cannot be read, and are passed over");
    }
    page.gap();
    counts.kinds.forEach((kind, count) -> row(name(kind), count));
    page.gap();
    corpus.categories().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(each -> row(each.getKey(), each.getValue()));
  }

  private void row(String name, int count) {
    io.out().println(String.format(Locale.ROOT, "%8d  %s", count, TerminalText.line(name)));
  }

  private static String name(Event.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
