package dev.moie.app.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process costs at a moment, as Linux tells it.
 *
 * @param residentKib its memory
 * @param threads its threads
 * @param files its open files
 * @param logBytes its logs
 */
public record Vitals(long residentKib, long threads, long files, long logBytes) {

  /** What a process costs now. */
  public static Vitals of(long pid, Path internal) throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    return new Vitals(
        number(status, "VmRSS"),
        number(status, "Threads"),
        count(Path.of("/proc", Long.toString(pid), "fd")),
        size(internal.resolve("log.db")) + size(internal.resolve("log.db-wal")));
  }

  private static long number(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }

  /** The mean memory, in KiB. */
  public static double memory(List<Vitals> seen) {
    return seen.stream().mapToLong(Vitals::residentKib).average().orElseThrow();
  }

  /** The mean size of the log, in bytes. */
  public static double log(List<Vitals> seen) {
    return seen.stream().mapToLong(Vitals::logBytes).average().orElseThrow();
  }

  public static long leastThreads(List<Vitals> seen) {
    return least(seen, Comparator.comparing(Vitals::threads)).threads();
  }

  public static long mostThreads(List<Vitals> seen) {
    return least(seen, Comparator.comparing(Vitals::threads).reversed()).threads();
  }

  public static long leastFiles(List<Vitals> seen) {
    return least(seen, Comparator.comparing(Vitals::files)).files();
  }

  public static long mostFiles(List<Vitals> seen) {
    return least(seen, Comparator.comparing(Vitals::files).reversed()).files();
  }

  private static Vitals least(List<Vitals> seen, Comparator<Vitals> by) {
    return seen.stream().min(by).orElseThrow();
  }

  /** What was seen, in one line. */
  public static String text(List<Vitals> seen) {
    return String.format(
        "%.1f MiB resident, %d to %d threads, %d to %d files, log %.2f MiB",
        memory(seen) / 1024,
        leastThreads(seen),
        mostThreads(seen),
        leastFiles(seen),
        mostFiles(seen),
        log(seen) / (1 << 20));
  }
}
