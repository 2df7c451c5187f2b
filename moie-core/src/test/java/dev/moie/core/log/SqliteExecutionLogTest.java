package dev.moie.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The execution log in a file. */
class SqliteExecutionLogTest extends ExecutionLogContract {

  @TempDir Path folder;

  @Override
  protected ExecutionLog open() {
    return SqliteExecutionLog.open(folder.resolve("opened.db"));
  }

  @Test
  void a_file_that_is_no_database_is_told_and_left_alone() throws Exception {
    Path file = folder.resolve("log.db");
    Files.writeString(file, "this is no database, and long enough to be looked at".repeat(20));

    assertThatThrownBy(() -> SqliteExecutionLog.open(file))
        .isInstanceOf(LogException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("move the file away");
    assertThat(Files.readString(file)).startsWith("this is no database");
  }

  @Test
  void a_newer_schema_is_refused() throws Exception {
    Path file = folder.resolve("log.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }

    assertThatThrownBy(() -> SqliteExecutionLog.open(file))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("written by a newer program");
  }
}
