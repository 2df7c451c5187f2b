package dev.moie.plugins.steps;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.util.Map;

/**
 * Configures {@link EditYamlAction}.
 *
 * @param path which file
 * @param set which values, by pointer
 * @param create whether a missing file is made
 * @param backup whether the old file is kept
 */
public record EditYamlConfig(
    @Doc("YAML file inside the workspace") String path,
    @Doc(
            "Values by RFC 6901 pointer, such as /reasoning_core/model; each is YAML on one line, so"
                + " that 8192 is a number and \"8192\" in quotes is a text")
        Map<String, String> set,
    @Doc("Whether a file that is not there is made") @Default("false") boolean create,
    @Doc("Whether a changed file is kept with .bak added to its name") @Default("false")
        boolean backup) {

  /** Checks what the schema cannot say. */
  public EditYamlConfig {
    if (set.isEmpty()) {
      throw new IllegalArgumentException("set names no value; give at least one pointer");
    }
    set.forEach(
        (pointer, value) -> {
          YamlPointer.of(pointer);
          YamlEdit.requireValue(pointer, value);
        });
    set = Map.copyOf(set);
  }
}
