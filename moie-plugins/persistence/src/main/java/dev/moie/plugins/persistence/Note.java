package dev.moie.plugins.persistence;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What was installed, so that it can be verified and removed as it is.
 *
 * @param config with the scheduler that was chosen
 * @param since when it was installed, or changed last
 */
record Note(ScheduleConfig config, Instant since) {
  private static final String NAME = "installed.properties";

  static Optional<Note> read(WorkspaceFiles files) throws IOException {
    Path file = files.data().resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties found = new Properties();
    found.load(new StringReader(Files.readString(file)));
    try {
      return Optional.of(
          new Note(
              new ScheduleConfig(
                  SchedulerKind.valueOf(upper(found, "kind")),
                  Mode.valueOf(upper(found, "mode")),
                  Duration.parse(found.getProperty("every", "")),
                  Duration.parse(found.getProperty("watch_every", "")),
                  Optional.ofNullable(found.getProperty("alert")),
                  Optional.ofNullable(found.getProperty("program"))),
              Instant.parse(found.getProperty("since", ""))));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new PersistenceException(file + " cannot be read; delete it and install anew");
    }
  }

  void write(WorkspaceFiles files) throws IOException {
    StringBuilder text = new StringBuilder();
    add(text, "kind", config.kind().name().toLowerCase(Locale.ROOT));
    add(text, "mode", config.mode().name().toLowerCase(Locale.ROOT));
    add(text, "every", config.every().toString());
    add(text, "watch_every", config.watchEvery().toString());
    config.alert().ifPresent(alert -> add(text, "alert", alert));
    config.program().ifPresent(program -> add(text, "program", program));
    add(text, "since", since.toString());
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    files.write(files.data().resolve(NAME), bytes, WriteOptions.defaults());
  }

  static void delete(WorkspaceFiles files) throws IOException {
    Files.deleteIfExists(files.data().resolve(NAME));
  }

  private static String upper(Properties properties, String key) {
    return properties.getProperty(key, "").toUpperCase(Locale.ROOT);
  }

  private static void add(StringBuilder text, String key, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    text.append(key).append('=');
    text.append(escaped.startsWith(" ") ? "\\" + escaped : escaped).append('\n');
  }
}
