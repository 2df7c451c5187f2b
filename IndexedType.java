package dev.moie.core.plugin.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.plugin.config.ConfigSchema;
import java.util.Locale;

/**
 * A job type as the annotation processor wrote it down.
 *
 * @param name such as {@code verify/file}
 * @param kind what it is
 * @param className the binary name of the class
 * @param summary one line for people
 * @param example an example of its configuration
 * @param configClass the binary name of the record that the configuration is bound to
 * @param schemaJson the configuration's JSON Schema
 * @param schema the same, ready to check with
 */
public record IndexedType(
    String name,
    Kind kind,
    String className,
    String summary,
    ObjectNode example,
    String configClass,
    ObjectNode schemaJson,
    ConfigSchema schema) {

  /** What a job type can be. */
  public enum Kind {
    VERIFIER,
    ACTION;

    /** How it is written in the index. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
