package dev.moie.plugins.notebook.entry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands in a notebook.
 *
 * @param id made of the title, so that a file needs no ids; the same in every run
 * @param title without number, date and minutes
 * @param date of its heading or of its section
 * @param session the session of that day
 * @param section the heading that it stands under
 * @param fields by label, such as {@code Why}, in the order of the file
 * @param text the lines below the heading, as they are
 * @param done whether it is done
 * @param file the name of the file
 * @param line where it begins there, counted from 1
 */
public record Entry(
    String id,
    String title,
    Optional<LocalDate> date,
    OptionalInt session,
    String section,
    Map<String, String> fields,
    String text,
    boolean done,
    String file,
    int line) {

  /** A field; empty if there is none. */
  public String field(String label) {
    return fields.getOrDefault(label, "");
  }

  /** Its priority: what it says of itself, else what its section says. */
  public Priority priority() {
    return Priority.of(field("Priority")).or(() -> Priority.of(section)).orElse(Priority.NONE);
  }

  /** How long it takes, in minutes. */
  public OptionalInt minutes() {
    return Minutes.in(field("Time"));
  }
}
