package dev.moie.core.stop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.api.TorsionSeverity;
import dev.moie.core.io.AppendFile;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.JsonTree;
import dev.moie.core.workspace.KillSwitchSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The torsions of a workspace, one line each in a file, so that they are counted across heartbeats.
 * A resumption is a line too: what was before it does not count any more. The newest thousand lines
 * are kept.
 *
 * <p>Thread-safe.
 */
public final class Torsions {
  private static final int KEPT = 1000;

  private final Disk disk;
  private final Path file;

  /**
   * Uses a file.
   *
   * @param disk where it lies
   * @param file need not exist
   */
  public Torsions(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /**
   * Whether one more stops the workspace.
   *
   * @return how it is to be stopped because of it, if it is
   */
  public synchronized Optional<Stop> verdict(Torsion torsion, KillSwitchSettings settings) {
    List<Torsion> counted = new ArrayList<>(sinceResumption());
    counted.add(torsion);
    return decide(counted, torsion, settings);
  }

  /**
   * Takes one down.
   *
   * @throws IOException if it could not be written
   */
  public synchronized void add(Torsion torsion) throws IOException {
    append(
        "{\"at\": "
            + JsonText.quote(torsion.at().toString())
            + ", \"job\": "
            + JsonText.quote(torsion.job())
            + ", \"severity\": "
            + JsonText.quote(torsion.severity().name())
            + ", \"reason\": "
            + JsonText.quote(torsion.reason())
            + "}\n");
  }

  /** Begins to count anew, if anything was counted. */
  public synchronized void resumed(Instant at) throws IOException {
    if (Files.exists(file)) {
      append("{\"at\": " + JsonText.quote(at.toString()) + ", \"resumed\": true}\n");
    }
  }

  private static Optional<Stop> decide(
      List<Torsion> counted, Torsion newest, KillSwitchSettings settings) {
    List<Torsion> recent =
        counted.stream()
            // Either way, since a clock may jump.
            .filter(
                each ->
                    Duration.between(each.at(), newest.at()).abs().compareTo(settings.within())
                        <= 0)
            .toList();
    long critical =
        recent.stream().filter(each -> each.severity() == TorsionSeverity.CRITICAL).count();
    String last =
        "the last one " + newest.severity() + " of job " + newest.job() + ": " + newest.reason();
    if (recent.size() >= settings.events()) {
      return Optional.of(
          new Stop(
              newest.at(),
              "the kill switch",
              recent.size() + " torsion events within " + settings.within() + ", " + last,
              Stop.How.NOW));
    }
    return critical >= settings.critical() && newest.severity() == TorsionSeverity.CRITICAL
        ? Optional.of(
            new Stop(
                newest.at(),
                "the kill switch",
                critical + " critical torsion event(s), " + last,
                Stop.How.DRAIN))
        : Optional.empty();
  }

  private List<Torsion> sinceResumption() {
    List<Torsion> found = new ArrayList<>();
    for (String line : lines()) {
      try {
        JsonNode node = JsonTree.read(line);
        if (node.path("resumed").asBoolean(false)) {
          found.clear();
          continue;
        }
        found.add(
            new Torsion(
                Instant.parse(node.path("at").asText("")),
                node.path("job").asText(""),
                severity(node.path("severity").asText("")),
                node.path("reason").asText("")));
      } catch (IOException | DateTimeException cutOff) {
        // A line that a crash has cut off.
      }
    }
    return found;
  }

  private static TorsionSeverity severity(String text) {
    return Arrays.stream(TorsionSeverity.values())
        .filter(each -> each.name().equals(text))
        .findFirst()
        .orElse(TorsionSeverity.LOW);
  }

  private List<String> lines() {
    try {
      return Files.exists(file)
          ? new String(disk.read(file), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private void append(String line) throws IOException {
    List<String> lines = lines();
    if (lines.size() < 2 * KEPT) {
      AppendFile.append(disk, file, line.getBytes(StandardCharsets.UTF_8));
      return;
    }
    String newest = String.join("\n", lines.subList(lines.size() - KEPT, lines.size()));
    AtomicFile.write(disk, file, (newest + "\n" + line).getBytes(StandardCharsets.UTF_8));
  }
}
