package dev.moie.core.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What can be seen of a log without writing to it. A log that was closed in good order is opened as
 * one that nobody changes, so that not even SQLite's own files appear beside it; any other is read
 * beside its writer.
 *
 * @param version how many changes of its tables it has had
 * @param damages what SQLite finds wrong with the file; empty if it is whole or too large to look
 * @param complete whether the whole file was looked at
 * @param executions how many there are
 * @param unanswered requests that nobody has answered, the oldest first
 */
public record LogLook(
    int version,
    List<String> damages,
    boolean complete,
    long executions,
    List<Unanswered> unanswered) {
  /** Looking at all of a larger file takes longer than people wait. */
  private static final long MAX_BYTES = 256L << 20;

  private static final int MAX_ROWS = 20;

  public LogLook {
    damages = List.copyOf(damages);
    unanswered = List.copyOf(unanswered);
  }

  /**
   * A request that nobody has answered.
   *
   * @param command what was asked for, and of which job
   * @param by who asked
   * @param until how long they waited
   */
  public record Unanswered(String command, String by, Instant until) {}

  /** The version that this program writes. */
  public static int newest() {
    return SqliteSchema.newest();
  }

  /**
   * Looks at a log.
   *
   * @return empty if there is none
   * @throws IOException if it cannot be read, or is no log
   */
  public static Optional<LogLook> at(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    boolean written = isBeingWritten(file);
    LogLook look = at(file, !written);
    // Somebody began to write meanwhile: what was seen as unchanging was not.
    return Optional.of(!written && isBeingWritten(file) ? at(file, false) : look);
  }

  private static boolean isBeingWritten(Path file) {
    return Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
  }

  private static LogLook at(Path file, boolean unchanging) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(1_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    String uri = file.toAbsolutePath().toUri().toString();
    source.setUrl("jdbc:sqlite:" + uri + "?mode=ro" + (unchanging ? "&immutable=1" : ""));
    boolean complete = Files.size(file) <= MAX_BYTES;
    try (Connection connection = source.getConnection()) {
      int version = (int) number(connection, "pragma user_version");
      List<String> damages = complete ? damages(connection) : List.of();
      if (version < 1 || version > newest() || !damages.isEmpty()) {
        return new LogLook(version, damages, complete, 0, List.of());
      }
      return new LogLook(
          version,
          damages,
          complete,
          number(connection, "select count(*) from execution"),
          version < 3 ? List.of() : unanswered(connection));
    } catch (SQLException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static List<String> damages(Connection connection) throws SQLException {
    List<String> damages = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("pragma quick_check(5)");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (!rows.getString(1).equals("ok")) {
          damages.add(rows.getString(1));
        }
      }
    }
    return damages;
  }

  private static List<Unanswered> unanswered(Connection connection) throws SQLException {
    List<Unanswered> found = new ArrayList<>();
    String query =
        "select command, job, asked_by, expires_at from request where answered_at is null"
            + " order by id limit "
            + MAX_ROWS;
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Unanswered(
                rows.getString(1) + " " + rows.getString(2),
                rows.getString(3),
                Instant.ofEpochMilli(rows.getLong(4))));
      }
    }
    return found;
  }
}
