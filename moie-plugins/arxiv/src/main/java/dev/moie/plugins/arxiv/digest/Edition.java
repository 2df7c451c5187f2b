package dev.moie.plugins.arxiv.digest;

import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.store.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a digest says, whatever form it has.
 *
 * @param day what was found out
 * @param made when the digest was made
 * @param candidates told first
 * @param unchanged revised papers whose abstract is as before; counted, and not listed
 * @param reported what earlier digests told of
 * @param maxItems how many papers of a kind are listed at most
 */
public record Edition(
    DayOfEvents day,
    Instant made,
    Candidates candidates,
    Set<ArxivId> unchanged,
    Reported reported,
    int maxItems) {
  /** What arXiv asks everybody to say. */
  public static final String THANKS =
      "Thank you to arXiv for use of its open access interoperability.";

  /** What everybody should know of a candidate. */
  static final String CAVEAT =
      "Found by their words alone. Whether a claim is right, or even one, is for you to judge.";

  static final String INVENTED =
      "These papers are invented: the bundled sample, not today's arXiv.";

  /** The kinds of which candidates come, in their order. */
  static final List<Event.Kind> JUDGED =
      List.of(Event.Kind.NEW, Event.Kind.CROSS_LISTED, Event.Kind.REVISED);

  /** The kinds whose papers are listed, in their order. */
  static final List<Event.Kind> LISTED =
      List.of(
          Event.Kind.NEW,
          Event.Kind.CROSS_LISTED,
          Event.Kind.REVISED,
          Event.Kind.WITHDRAWN,
          Event.Kind.UNWITHDRAWN,
          Event.Kind.DELETED);

  /** Copies the set. */
  public Edition {
    unchanged = Set.copyOf(unchanged);
  }

  /** Candidates of one kind, the best first. */
  List<Candidate> candidates(Event.Kind kind) {
    List<Event> events = day.of(kind);
    return candidates.listed().stream()
        .filter(each -> events.stream().anyMatch(event -> event.id().equals(each.paper().id())))
        .toList();
  }

  /** All of a kind that are worth listing. */
  List<Event> worthListing(Event.Kind kind) {
    List<ArxivId> gone = gone().stream().map(Gone::id).toList();
    return day.of(kind).stream()
        .filter(event -> kind != Event.Kind.REVISED || !unchanged.contains(event.id()))
        .filter(event -> !gone.contains(event.id()))
        .toList();
  }

  /** Those that are listed. */
  List<Event> listed(Event.Kind kind) {
    List<Event> all = worthListing(kind);
    return all.subList(0, Math.min(maxItems, all.size()));
  }

  /** How many more there are. */
  int leftOut(Event.Kind kind) {
    return worthListing(kind).size() - listed(kind).size();
  }

  /** Papers of which a digest told, and which are withdrawn or deleted since. */
  public List<Gone> gone() {
    List<Gone> gone = new ArrayList<>();
    for (Event.Kind kind : List.of(Event.Kind.WITHDRAWN, Event.Kind.DELETED)) {
      for (Event event : day.of(kind)) {
        Optional<Reported.Entry> told = reported.of(event.id());
        told.ifPresent(
            entry ->
                gone.add(new Gone(event.id(), kind, entry.title(), entry.first(), entry.gone())));
      }
    }
    return gone;
  }

  /** A kind as a heading. */
  static String heading(Event.Kind kind) {
    String words = name(kind);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A kind in the middle of a sentence. */
  static String name(Event.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
