package dev.moie.plugins.notebook.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.moie.api.command.CommandIo;
import dev.moie.api.command.PluginCommand;
import dev.moie.api.files.WorkspaceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs commands in a folder, and keeps what they print. */
public final class Terminal implements CommandIo {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PlainFiles files;
  private boolean json;
  private int exit;

  public Terminal(Path folder) {
    files = new PlainFiles(folder);
  }

  /** Runs a command; {@code --json} is taken here, as the program does. */
  public Terminal run(PluginCommand command, String... words) {
    out.reset();
    err.reset();
    json = List.of(words).contains("--json");
    try {
      exit =
          command.run(
              List.of(words).stream().filter(word -> !word.equals("--json")).toList(), this);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return this;
  }

  public int exit() {
    return exit;
  }

  public String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  public JsonNode answer() {
    try {
      return new ObjectMapper().readTree(printed());
    } catch (JsonProcessingException e) {
      throw new AssertionError(printed(), e);
    }
  }

  /** The answer, which fits a schema under {@code docs/schema}. */
  public JsonNode answer(String schema) throws IOException {
    Path file = sources().resolve("docs/schema/" + schema + ".json");
    List<?> faults =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(file), InputFormat.JSON)
            .validate(printed(), InputFormat.JSON);
    if (!faults.isEmpty()) {
      throw new AssertionError(faults + " in " + printed());
    }
    return answer();
  }

  /** The top of the source tree. */
  public static Path sources() {
    return Path.of(System.getProperty("moie.root", "../..")).toAbsolutePath().normalize();
  }

  @Override
  public PrintStream out() {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream err() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  @Override
  public boolean json() {
    return json;
  }

  @Override
  public boolean colour() {
    return false;
  }

  @Override
  public WorkspaceFiles files() {
    return files;
  }
}
