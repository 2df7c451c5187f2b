package dev.moie.plugins.arxiv.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import dev.moie.plugins.arxiv.paper.PaperReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What arXiv has announced and what of it has come, over days, since a feed holds one day only:
 * papers that are awaited, days whose feed was seen, and how many records each set had of a day. In
 * one file that is replaced as a whole; one that cannot be read counts as none. Not thread-safe.
 */
public final class Ledger {
  /** Papers that have not come by then are not asked for any more. */
  public static final int AWAITED_DAYS = 7;

  private static final int KEPT_DAYS = 21;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final WorkspaceFiles files;
  private final Path file;
  private final Map<String, LocalDate> awaited = new TreeMap<>();
  private final Set<LocalDate> feeds = new TreeSet<>();
  private final Map<String, Map<LocalDate, Integer>> records = new TreeMap<>();

  private Ledger(WorkspaceFiles files, Path file) {
    this.files = files;
    this.file = file;
  }

  /**
   * Reads it.
   *
   * @param today what is too old by then is forgotten
   */
  public static Ledger open(WorkspaceFiles files, Path file, LocalDate today) throws IOException {
    Ledger ledger = new Ledger(files, file);
    if (Files.exists(file)) {
      try {
        ledger.read(MAPPER.readTree(Files.readAllBytes(file)));
      } catch (JsonProcessingException | DateTimeException nonsense) {
        ledger.awaited.clear();
        ledger.feeds.clear();
        ledger.records.clear();
      }
    }
    ledger.awaited.values().removeIf(since -> since.isBefore(today.minusDays(AWAITED_DAYS)));
    LocalDate oldest = today.minusDays(KEPT_DAYS);
    ledger.feeds.removeIf(day -> day.isBefore(oldest));
    ledger.records.values().forEach(days -> days.keySet().removeIf(day -> day.isBefore(oldest)));
    return ledger;
  }

  private void read(JsonNode all) {
    all.path("awaited")
        .properties()
        .forEach(each -> awaited.put(each.getKey(), LocalDate.parse(each.getValue().asText())));
    all.path("feeds").forEach(day -> feeds.add(LocalDate.parse(day.asText())));
    all.path("records")
        .properties()
        .forEach(
            set ->
                set.getValue()
                    .properties()
                    .forEach(
                        day ->
                            days(set.getKey())
                                .put(LocalDate.parse(day.getKey()), day.getValue().asInt())));
  }

  private Map<LocalDate, Integer> days(String set) {
    return records.computeIfAbsent(set, none -> new TreeMap<>());
  }

  /** Papers that were announced and have not come, in the order of their identifiers. */
  public List<PaperReference> awaited() {
    return awaited.keySet().stream().flatMap(each -> PaperReference.of(each).stream()).toList();
  }

  /**
   * Keeps which papers are awaited; of those that were awaited before, it is kept since when.
   *
   * @param today since when the others are
   */
  public void await(Collection<PaperReference> papers, LocalDate today) throws IOException {
    Map<String, LocalDate> before = Map.copyOf(awaited);
    awaited.clear();
    for (PaperReference paper : papers) {
      awaited.put(paper.toString(), before.getOrDefault(paper.toString(), today));
    }
    write();
  }

  /** Whether the feed of a day was seen. */
  public boolean hasFeedOf(LocalDate day) {
    return feeds.contains(day);
  }

  /** Keeps that the feed of a day was seen. */
  public void feedOf(LocalDate day) throws IOException {
    if (feeds.add(day)) {
      write();
    }
  }

  /** How many records a set had that were last changed on a day, as far as was seen. */
  public Map<LocalDate, Integer> records(String set) {
    return Collections.unmodifiableMap(days(set));
  }

  /** Keeps how many records of a day one reading of a set has seen; the most counts. */
  public void records(String set, Map<LocalDate, Integer> counts) throws IOException {
    counts.forEach((day, count) -> days(set).merge(day, count, Math::max));
    write();
  }

  private void write() throws IOException {
    ObjectNode all = MAPPER.createObjectNode();
    ObjectNode papers = all.putObject("awaited");
    awaited.forEach((paper, since) -> papers.put(paper, since.toString()));
    feeds.forEach(day -> all.withArray("/feeds").add(day.toString()));
    ObjectNode sets = all.putObject("records");
    records.forEach(
        (set, days) -> {
          ObjectNode node = sets.putObject(set);
          days.forEach((day, count) -> node.put(day.toString(), count));
        });
    byte[] text = (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    files.write(file, text, WriteOptions.defaults());
  }
}
