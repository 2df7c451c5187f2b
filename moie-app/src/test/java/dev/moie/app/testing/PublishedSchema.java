package dev.moie.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A schema under {@code docs/schema}. */
public final class PublishedSchema {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Schema schema;

  private PublishedSchema(Schema schema) {
    this.schema = schema;
  }

  /** The schema of a name, such as {@code status}. */
  public static PublishedSchema of(String name) {
    try {
      return new PublishedSchema(
          SCHEMAS.getSchema(
              Files.readString(Moie.sources().resolve("docs/schema/" + name + ".json")),
              InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails if a text does not fit. */
  public void assertFits(String json) {
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  /** Fails if a text fits. */
  public void assertRefuses(String json) {
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isNotEmpty();
  }
}
