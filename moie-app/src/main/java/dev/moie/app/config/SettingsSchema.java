package dev.moie.app.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of {@code moie.yaml}, which editors can use too. */
public final class SettingsSchema {
  private static final String PLACE = "/dev/moie/app/http/schema/settings.json";

  private SettingsSchema() {}

  /** As it lies in the program. */
  public static String text() {
    try (InputStream in = SettingsSchema.class.getResourceAsStream(PLACE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, read. */
  public static ObjectNode tree() {
    try {
      return (ObjectNode) JsonTree.read(text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
