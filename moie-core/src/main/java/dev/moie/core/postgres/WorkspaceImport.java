package dev.moie.core.postgres;

import dev.moie.core.log.LogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Moves a workspace into an empty schema, losslessly: the state byte by byte, and every row of the
 * log with the log's own id and counters, since the state refers to them. All of it is one
 * transaction.
 */
public final class WorkspaceImport {
  private final Connection to;
  private final LogFile log;
  private final byte[] document;

  private WorkspaceImport(Connection to, LogFile log, byte[] document) {
    this.to = to;
    this.log = log;
    this.document = document;
  }

  /**
   * Does it. Its caller holds the workspace and the lead of the cluster, and has read the document
   * without fault.
   *
   * @param log the file with the log; without it the state alone is moved
   * @return what was moved; empty if exactly this was moved before, whatever the cluster has done
   *     since
   * @throws LogException if something else is there, and nothing was written then; or if the
   *     database cannot be written, or the file not be read
   */
  public static Optional<Moved> run(Database database, byte[] document, Path log) {
    if (!Files.exists(log)) {
      return Optional.of(
          database.transaction(
              connection -> {
                refuseUnlessEmpty(database, connection);
                StateRow.insert(connection, document);
                return new Moved(document.length, Map.of(), LogHead.of(connection).id());
              }));
    }
    try (LogFile file = LogFile.open(log)) {
      return database.transaction(
          to ->
              file.blamed(
                  () -> {
                    WorkspaceImport move = new WorkspaceImport(to, file, document);
                    if (move.wasDone()) {
                      return Optional.empty();
                    }
                    refuseUnlessEmpty(database, to);
                    return Optional.of(move.all());
                  }));
    }
  }

  /** Somebody was interrupted before the files were put aside, and does it again. */
  private boolean wasDone() throws SQLException {
    return LogHead.of(to).id().equals(LogHead.of(log.connection()).id())
        && StateRow.version(to).isPresent()
        && hasNewest("execution", "id", "place")
        && hasNewest("transition", "seq", "seq");
  }

  /** Whether the newest row of the file is in the database too. */
  private boolean hasNewest(String table, String key, String order) throws SQLException {
    String newest = "select " + key + " from " + table + " order by " + order + " desc limit 1";
    try (PreparedStatement theirs = log.connection().prepareStatement(newest);
        ResultSet found = theirs.executeQuery()) {
      if (!found.next()) {
        return true;
      }
      String same = "select 1 from " + table + " where " + key + " = ?";
      try (PreparedStatement here = to.prepareStatement(same)) {
        here.setObject(1, found.getObject(1));
        try (ResultSet rows = here.executeQuery()) {
          return rows.next();
        }
      }
    }
  }

  private static void refuseUnlessEmpty(Database database, Connection connection)
      throws SQLException {
    boolean empty = StateRow.version(connection).isEmpty();
    for (TableCopy each : TableCopy.LOG) {
      empty = empty && each.isEmpty(connection);
    }
    if (!empty) {
      throw new LogException(
          database.name()
              + " has a workspace already; name another schema (cluster.schema), or replace its"
              + " state alone with --replace",
          null);
    }
  }

  private Moved all() throws SQLException {
    StateRow.insert(to, document);
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (TableCopy each : TableCopy.LOG) {
      rows.put(each.table(), each.copy(log.connection(), to));
    }
    LogHead head = LogHead.of(log.connection());
    head.put(to);
    goOnBehindIt();
    return new Moved(document.length, rows, head.id());
  }

  /** New places, numbers and fencing tokens are greater than all that were there. */
  private void goOnBehindIt() throws SQLException {
    try (PreparedStatement counters =
            to.prepareStatement(
                "update log set last_seq = (select coalesce(max(seq), 0) from transition),"
                    + " last_place = (select coalesce(max(place), 0) from execution)");
        PreparedStatement tokens =
            to.prepareStatement(
                "select setval('fence', greatest(nextval('fence'),"
                    + " (select coalesce(max(fencing_token), 0) from execution)))")) {
      counters.executeUpdate();
      tokens.execute();
    }
  }
}
