package dev.moie.plugins.notebook.job;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import dev.moie.plugins.notebook.entry.Notebook;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Configures {@link AddAction}.
 *
 * @param notebook which one
 * @param title one line
 * @param fields what else is known of it, by label
 * @param minutes how long it takes; 0 if nobody knows
 */
public record AddConfig(
    @Doc("Notebook that gets the entry") @Default("notes") Notebook notebook,
    @Doc("Title, in one line") String title,
    @Doc("Fields by label, such as Priority, Why, What, Benefit; Discovery, Evidence of a pattern")
        Map<String, String> fields,
    @Doc("How long it takes, in minutes; 0 says nothing")
        @Default("0")
        @Range(min = 0, max = 100000)
        int minutes) {

  Map<String, String> allFields() {
    Map<String, String> all = new LinkedHashMap<>(fields);
    if (minutes > 0) {
      all.put("Time", minutes + " minutes");
    }
    return all;
  }
}
