package dev.moie.core.doctor;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.core.process.LocalProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can start a heartbeat on a machine: the user's crontab, asked from {@code crontab -l}, and
 * the files that cron, systemd and launchd read. Units are read, not asked for: that needs no
 * session bus.
 *
 * @param entries what starts MOIE: where it stands, and the line
 * @param cronPath the PATH that the user's crontab sets; cron's own by default
 */
public record Schedulers(List<Entry> entries, SearchPath cronPath) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_FILES = 1000;
  private static final List<String> OF_THE_USER =
      List.of(".config/systemd/user", "Library/LaunchAgents");
  private static final List<String> OF_THE_MACHINE =
      List.of("etc/cron.d", "etc/systemd/system", "etc/systemd/user", "Library/LaunchDaemons");

  /**
   * Something that starts MOIE.
   *
   * @param place where it stands
   * @param line what it says
   */
  public record Entry(String place, String line) {}

  public Schedulers {
    entries = List.copyOf(entries);
  }

  static Schedulers of(Machine machine) throws InterruptedException {
    List<Entry> entries = new ArrayList<>();
    String crontab = crontab(machine);
    entries("the crontab of " + machine.user(), crontab, entries);
    file(machine.folder().resolve("etc/crontab"), entries);
    for (String folder : OF_THE_MACHINE) {
      folder(machine.folder().resolve(folder), entries);
    }
    if (machine.variable("HOME").startsWith("/")) {
      for (String folder : OF_THE_USER) {
        folder(Path.of(machine.variable("HOME")).resolve(folder), entries);
      }
    }
    Optional<String> path =
        crontab
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("PATH\\s*=.*"))
            .map(line -> line.substring(line.indexOf('=') + 1).strip().replace("\"", ""))
            .reduce((earlier, later) -> later);
    return new Schedulers(entries, path.map(SearchPath::new).orElse(SearchPath.OF_CRON));
  }

  private static String crontab(Machine machine) throws InterruptedException {
    Optional<Path> program = machine.path().find("crontab");
    if (program.isEmpty()) {
      return "";
    }
    try (LocalProcesses processes = new LocalProcesses(machine.folder(), Optional.empty())) {
      ProcessResult result =
          processes.run(
              ProcessSpec.program(List.of(program.get().toString(), "-l")).withTimeout(PATIENCE));
      return result.isSuccess() ? result.output() : "";
    }
  }

  private static void folder(Path folder, List<Entry> entries) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      int count = 0;
      for (Path file : files) {
        if (++count > MAX_FILES) {
          return;
        }
        file(file, entries);
      }
    } catch (IOException notForUs) {
      // What may not be read tells nothing.
    }
  }

  private static void file(Path file, List<Entry> entries) {
    try {
      if (Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) <= MAX_BYTES) {
        entries(
            file.toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1),
            entries);
      }
    } catch (IOException notForUs) {
      // as above
    }
  }

  private static void entries(String place, String text, List<Entry> entries) {
    text.lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#"))
        .filter(line -> line.contains("moie"))
        .filter(line -> line.contains("heartbeat") || line.contains("daemon"))
        .findFirst()
        .ifPresent(line -> entries.add(new Entry(place, line)));
  }
}
