package dev.moie.core.plugin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.nio.file.Path;

/** A path as people write it. Jackson's own would take one with a colon for an address. */
final class PathAsWritten extends StdDeserializer<Path> {
  private static final long serialVersionUID = 1L;

  PathAsWritten() {
    super(Path.class);
  }

  @Override
  public Path deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return Path.of(parser.getText());
  }
}
