package dev.moie.plugins.notebook.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one file of a notebook says.
 *
 * @param found its entries, in order
 * @param done the ids that it says are done
 * @param lastSection the last heading of the second level; empty if there is none
 * @param lines how many lines there are
 */
record Page(List<Found> found, Set<String> done, String lastSection, int lines) {

  /** An entry that has no id yet, for that depends on the files before. */
  record Found(
      String title,
      Optional<LocalDate> date,
      OptionalInt session,
      String section,
      Map<String, String> fields,
      String text,
      boolean ticked,
      int line) {}
}
