package dev.moie.core.postgres;

import dev.moie.core.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a workspace in a database is at one moment, as the document and a log in a file that refers
 * to it.
 *
 * @param document the state, byte by byte
 * @param moved what was written
 */
public record WorkspaceExport(byte[] document, Moved moved) {

  /**
   * Reads the state, and writes the log into a file.
   *
   * @param log does not exist yet
   * @return empty if there is no state
   * @throws LogException if the database cannot be read, or the file not be written
   */
  public static Optional<WorkspaceExport> run(Database database, Path log) {
    return database.transaction(
        from -> {
          try (Statement statement = from.createStatement()) {
            // All of it as it is at the same moment, whatever the nodes do meanwhile.
            statement.execute("set transaction isolation level repeatable read, read only");
          }
          Optional<byte[]> document = StateRow.find(from, -1, false).flatMap(StateRow::document);
          return document.isEmpty()
              ? Optional.empty()
              : Optional.of(new WorkspaceExport(document.get(), write(from, document.get(), log)));
        });
  }

  private static Moved write(Connection from, byte[] document, Path log) throws SQLException {
    removeUnfinished(log);
    try (LogFile file = LogFile.open(log)) {
      return file.blamed(
          () -> {
            Connection to = file.connection();
            to.setAutoCommit(false);
            Map<String, Integer> rows = new LinkedHashMap<>();
            for (TableCopy each : TableCopy.LOG) {
              rows.put(each.table(), each.copy(from, to));
            }
            LogHead head = LogHead.of(from);
            head.put(to);
            to.commit();
            return new Moved(document.length, rows, head.id());
          });
    }
  }

  /** A transaction that was undone is done again as a whole. */
  private static void removeUnfinished(Path log) {
    try {
      for (String each : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(log.resolveSibling(log.getFileName() + each));
      }
    } catch (IOException e) {
      throw new LogException(log + " cannot be written: " + e.getMessage(), e);
    }
  }
}
