package dev.moie.app.template;

import dev.moie.core.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A state file to begin with. */
public enum Template {
  /** The seed's phases 1, 2 and 5, wired to the bundled plugins. */
  MOIE_OS("moie-os", "sovereign_state_v2.json"),
  /** One phase without jobs. */
  EMPTY("empty", "sovereign_state_v2.json"),
  /** The same in the first version of the format. */
  V1("v1", "sovereign_state.json"),
  /**
   * {@link #MOIE_OS} without touching anything outside the workspace; for {@code moie demo} only.
   */
  DEMO("demo", "sovereign_state_v2.json");

  /**
   * The hash of the template file-system.step.ts in the plugin "steps"; a test holds the two
   * together.
   */
  static final String STEP_SHA256 =
      "7a2fc2f6fa71c1a912ea09b763f1986d140f1f344358483f05d423cc09d90785";

  private final String id;
  private final String fileName;

  Template(String id, String fileName) {
    this.id = id;
    this.fileName = fileName;
  }

  /** The name on the command line. */
  public String id() {
    return id;
  }

  /** The name of the state file. */
  public String fileName() {
    return fileName;
  }

  /**
   * The state file's text.
   *
   * @param values replaces each {@code @KEY@}
   */
  public String fill(Map<String, String> values) {
    String text = read();
    for (Map.Entry<String, String> value : values.entrySet()) {
      String quoted = JsonText.quote(value.getValue());
      text = text.replace("@" + value.getKey() + "@", quoted.substring(1, quoted.length() - 1));
    }
    return text.replace("@STEP_SHA256@", STEP_SHA256);
  }

  private String read() {
    try (InputStream in = Template.class.getResourceAsStream(id + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the template " + id + " is missing from this program", e);
    }
  }
}
