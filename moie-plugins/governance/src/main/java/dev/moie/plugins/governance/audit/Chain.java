package dev.moie.plugins.governance.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a trail proves by itself: that each line is as it was written, and follows the one before
 * it. Not that nothing is missing at the end, nor that somebody who may write the file has not made
 * all of it anew; for that, the hash of an entry has to be kept elsewhere.
 *
 * @param entries how many lines are entries
 * @param head the last one; empty if there is none
 * @param broken what is wrong, in the order of the lines
 * @param torn whether a crash has cut the last line; the next entry says so
 * @param anchor the entry whose hash was expected; empty if it is not there, or none was
 */
record Chain(
    long entries, Optional<Entry> head, List<Break> broken, boolean torn, Optional<Entry> anchor) {
  private static final int MOST = 100;

  /** Where a trail is not whole: the line, counted from 1, and why. */
  record Break(long line, String message) {}

  boolean isWhole() {
    return broken.isEmpty();
  }

  /**
   * Reads a trail to its end.
   *
   * @param expected the hash that one of its entries should have; empty for none
   */
  static Chain read(Path file, Optional<String> expected) throws IOException {
    List<Break> broken = new ArrayList<>();
    Optional<Entry> last = Optional.empty();
    Optional<Entry> anchor = Optional.empty();
    long number = 0;
    long entries = 0;
    boolean torn = false;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
      Lines all = new Lines(lines);
      for (Optional<String> line = all.next(); line.isPresent(); line = all.next()) {
        number++;
        torn = !all.endedWithNewline();
        if (torn) {
          break;
        }
        Optional<Entry> entry = Entry.parse(line.get());
        if (broken.size() < MOST) {
          problem(number, entry, last).ifPresent(broken::add);
        }
        if (entry.isPresent()) {
          entries++;
          last = entry;
          if (expected.equals(entry.map(Entry::hash)) && entry.get().fits()) {
            anchor = entry;
          }
        }
      }
    }
    return new Chain(entries, last, List.copyOf(broken), torn, anchor);
  }

  private static Optional<Break> problem(long line, Optional<Entry> entry, Optional<Entry> before) {
    if (entry.isEmpty()) {
      return Optional.of(new Break(line, "is no entry: it was changed, or added by hand"));
    }
    Entry its = entry.get();
    if (!its.fits()) {
      return Optional.of(
          new Break(line, "was changed: entry " + its.seq() + " does not have the hash beside it"));
    }
    String prev = before.map(Entry::hash).orElse(Entry.BEGINNING);
    long seq = before.map(Entry::seq).orElse(0L) + 1;
    if (its.prev().equals(prev) && its.seq() == seq) {
      return Optional.empty();
    }
    String what =
        its.seq() > seq
            ? "entries " + seq + " to " + (its.seq() - 1) + " are missing before it"
            : its.seq() < seq
                ? "it was moved or repeated, or entries before it were"
                : "the entry before it is not the one that it was written behind";
    return Optional.of(
        new Break(line, "entry " + its.seq() + " does not follow the line before: " + what));
  }

  /** Lines, and whether each had an end. */
  private static final class Lines {
    private final BufferedReader reader;
    private boolean newline;

    Lines(BufferedReader reader) {
      this.reader = reader;
    }

    Optional<String> next() throws IOException {
      StringBuilder line = new StringBuilder();
      newline = false;
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          newline = true;
          break;
        }
        line.append((char) c);
      }
      return line.length() == 0 && !newline ? Optional.empty() : Optional.of(line.toString());
    }

    boolean endedWithNewline() {
      return newline;
    }
  }
}
