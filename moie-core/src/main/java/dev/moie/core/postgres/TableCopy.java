package dev.moie.core.postgres;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies the rows of a table into the table of the same name in another database, by the names of
 * the columns that both have: a column that is added to both later needs no word here.
 *
 * @param table its name
 * @param order the column whose order is kept
 */
record TableCopy(String table, String order) {
  /** What the execution log consists of, but for the row of the table {@code log}. */
  static final List<TableCopy> LOG =
      List.of(
          new TableCopy("execution", "place"),
          new TableCopy("transition", "seq"),
          new TableCopy("request", "id"),
          // Two answers to the same question are told apart by which was written later.
          new TableCopy("approval", "rowid"),
          new TableCopy("pause", "job"),
          new TableCopy("alert", "id"),
          new TableCopy("delivery", "id"));

  /** Given by each database itself. */
  private static final String ROWID = "rowid";

  private static final int BATCH = 500;

  /** Returns how many rows there were. */
  int copy(Connection from, Connection to) throws SQLException {
    List<String> columns = columns(from);
    columns.retainAll(columns(to));
    columns.remove(ROWID);
    String names = String.join(", ", columns);
    String marks = columns.stream().map(column -> "?").collect(joining(", "));
    try (PreparedStatement select =
            from.prepareStatement("select " + names + " from " + table + " order by " + order);
        PreparedStatement insert =
            to.prepareStatement(
                "insert into " + table + " (" + names + ") values (" + marks + ")")) {
      select.setFetchSize(BATCH);
      try (ResultSet rows = select.executeQuery()) {
        return copy(rows, insert, columns.size());
      }
    }
  }

  private static int copy(ResultSet rows, PreparedStatement insert, int columns)
      throws SQLException {
    int count = 0;
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        insert.setObject(i, rows.getObject(i));
      }
      insert.addBatch();
      if (++count % BATCH == 0) {
        insert.executeBatch();
      }
    }
    insert.executeBatch();
    return count;
  }

  /** Of the table that a statement without a schema means. */
  private List<String> columns(Connection connection) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    List<String> names = new ArrayList<>();
    try (ResultSet found = about.getColumns(null, connection.getSchema(), table, null)) {
      while (found.next()) {
        names.add(found.getString("COLUMN_NAME"));
      }
    }
    return names;
  }

  boolean isEmpty(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select 1 from " + table + " limit 1");
        ResultSet rows = statement.executeQuery()) {
      return !rows.next();
    }
  }
}
