package dev.moie.plugins.notebook.entry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An entry to be added.
 *
 * @param title one line
 * @param fields by label; those that a notebook does not know are refused
 * @param session which session of the day; that of the last entry of the day, or 1, if empty
 */
public record Draft(String title, Map<String, String> fields, OptionalInt session) {
  private static final int TITLE = 200;
  private static final int TEXT = 10_000;
  private static final int SESSIONS = 9_999;

  /** Copies the fields. */
  public Draft {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The same, if a notebook can hold it. */
  Draft fitting(Notebook notebook) throws EntryException {
    String line = EntryText.line(title);
    if (line.isEmpty()) {
      throw new EntryException("an entry needs a title that can be seen");
    }
    tooLong("the title", line, TITLE);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (!notebook.fields().contains(field.getKey())) {
        throw new EntryException(
            notebook.word() + " has no \"" + EntryText.line(field.getKey()) + "\"");
      }
      tooLong("\"" + field.getKey() + "\"", field.getValue(), TEXT);
    }
    if (session.isPresent() && (session.getAsInt() < 1 || session.getAsInt() > SESSIONS)) {
      throw new EntryException("sessions are counted from 1 to " + SESSIONS);
    }
    return new Draft(line, fields, session);
  }

  private static void tooLong(String what, String text, int most) throws EntryException {
    if (text.length() > most) {
      throw new EntryException(
          what
              + " has "
              + text.length()
              + " characters, and "
              + most
              + " is the most; put the rest into a file, and name that");
    }
  }
}
