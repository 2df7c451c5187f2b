package dev.moie.plugins.arxiv.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far each set has come, in one file that is replaced as a whole, after the records that it
 * speaks of are on the disk. One that cannot be read counts as none: the harvest begins anew, and
 * what is already here makes no second event.
 */
public final class Cursors {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final WorkspaceFiles files;
  private final Path file;
  private final Map<String, SetCursor> sets = new TreeMap<>();
  private Optional<Instant> completed = Optional.empty();
  private Optional<DayStart> dayStart = Optional.empty();

  /** Where the record stood when a day's first run began. */
  private record DayStart(LocalDate day, Position at) {}

  private Cursors(WorkspaceFiles files, Path file) {
    this.files = files;
    this.file = file;
  }

  /** Reads them. */
  public static Cursors open(WorkspaceFiles files, Path file) throws IOException {
    Cursors cursors = new Cursors(files, file);
    if (Files.exists(file)) {
      try {
        JsonNode all = MAPPER.readTree(Files.readAllBytes(file));
        all.path("sets").properties().forEach(each -> cursors.read(each.getKey(), each.getValue()));
        if (all.has("completed")) {
          cursors.completed = Optional.of(Instant.parse(all.path("completed").asText()));
        }
        JsonNode start = all.path("day");
        if (start.isObject()) {
          cursors.dayStart =
              Optional.of(
                  new DayStart(
                      LocalDate.parse(start.path("date").asText()),
                      new Position(start.path("file").asInt(1), start.path("offset").asLong())));
        }
      } catch (JsonProcessingException | DateTimeException e) {
        cursors.sets.clear();
      }
    }
    return cursors;
  }

  private void read(String set, JsonNode node) {
    try {
      Optional<LocalDate> complete =
          node.has("complete")
              ? Optional.of(LocalDate.parse(node.path("complete").asText()))
              : Optional.empty();
      JsonNode open = node.path("open");
      sets.put(
          set,
          new SetCursor(
              complete,
              open.isObject()
                  ? Optional.of(
                      new SetCursor.Open(
                          LocalDate.parse(open.path("from").asText()),
                          Instant.parse(open.path("began").asText()),
                          open.path("token").asText(),
                          Instant.parse(open.path("got").asText())))
                  : Optional.empty()));
    } catch (DateTimeException nonsense) {
      sets.remove(set);
    }
  }

  /**
   * Where the events of a day begin.
   *
   * @param end where the record ends now: that is it, if the day has only begun
   */
  public Position startOf(LocalDate day, Position end) throws IOException {
    if (dayStart.isEmpty() || !dayStart.get().day().equals(day)) {
      dayStart = Optional.of(new DayStart(day, end));
      write();
    }
    return dayStart.get().at();
  }

  /** How far a set has come. */
  public SetCursor of(String set) {
    return sets.getOrDefault(set, SetCursor.NEVER);
  }

  /** When the last run began that got all there was. */
  public Optional<Instant> completed() {
    return completed;
  }

  /** Keeps that a run that began then has got all there was. */
  public void completed(Instant began) throws IOException {
    completed = Optional.of(began);
    write();
  }

  /** Keeps how far a set has come. */
  public void set(String set, SetCursor cursor) throws IOException {
    sets.put(set, cursor);
    write();
  }

  private void write() throws IOException {
    ObjectNode all = MAPPER.createObjectNode();
    completed.ifPresent(began -> all.put("completed", began.toString()));
    dayStart.ifPresent(
        start ->
            all.putObject("day")
                .put("date", start.day().toString())
                .put("file", start.at().file())
                .put("offset", start.at().offset()));
    ObjectNode nodes = all.putObject("sets");
    sets.forEach(
        (name, each) -> {
          ObjectNode node = nodes.putObject(name);
          each.complete().ifPresent(day -> node.put("complete", day.toString()));
          each.open()
              .ifPresent(
                  open ->
                      node.putObject("open")
                          .put("from", open.from().toString())
                          .put("began", open.began().toString())
                          .put("token", open.token())
                          .put("got", open.got().toString()));
        });
    files.write(
        file,
        (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8),
        WriteOptions.defaults());
  }
}
