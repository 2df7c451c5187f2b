package dev.moie.core.postgres;

import dev.moie.core.log.Fence;
import dev.moie.core.log.GroupInsert;
import dev.moie.core.log.LogInsert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Commits a group of batches in one transaction. Claims are taken before the log's row, and in the
 * order of their names, so that two nodes never wait for each other.
 */
final class PgCommit implements Consumer<List<PgEntry>> {
  private static final Comparator<Fence> ORDER =
      Comparator.comparing(Fence::name).thenComparingLong(Fence::token);

  private final Database database;

  PgCommit(Database database) {
    this.database = database;
  }

  @Override
  public void accept(List<PgEntry> group) {
    List<Fence> fences = fences(group);
    GroupInsert insert = new GroupInsert();
    group.forEach(each -> insert.add(each.batch(), each.token()));
    boolean oneEach = fences.stream().map(Fence::name).distinct().count() == fences.size();
    if (!oneEach
        || !insert.isPossible()
        || !database.numbered(connection -> all(connection, group, fences, insert))) {
      database.transaction(
          connection -> {
            write(connection, allowed(connection, group));
            return true;
          });
    }
  }

  /** Writes all of them in one statement, unless one may not be written: then nothing is. */
  private static Database.Numbered<Boolean> all(
      Connection connection, List<PgEntry> group, List<Fence> fences, GroupInsert insert)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Fences.HOLD_ALL_AND_WRITE)) {
      Fences.bind(statement, fences);
      statement.setLong(4, insert.places());
      statement.setLong(5, insert.seqs());
      statement.setLong(6, fences.size());
      OrderAnswer.bind(statement, insert.bind(statement, 7), insert.seqs(), answers(group));
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          connection.rollback();
          return new Database.Numbered<>(false, Optional.empty());
        }
        OrderAnswer.accept(
            group.stream().flatMap(each -> each.answer().stream()).toList(),
            Set.of((String[]) rows.getArray(3).getArray()));
        long seq = rows.getLong(1) - insert.seqs();
        for (PgEntry each : group) {
          each.refuse(false);
          each.place(each.batch().placedAfter(seq));
          seq += each.batch().transitions().size();
        }
        return new Database.Numbered<>(true, Optional.of(rows.getString(2)));
      }
    }
  }

  /** Those of a group, each with the number of its entry's first transition, if it has any. */
  private static List<OrderAnswer.Numbered> answers(List<PgEntry> group) {
    List<OrderAnswer.Numbered> answers = new ArrayList<>();
    long nr = 1;
    for (PgEntry each : group) {
      int own = each.batch().transitions().size();
      OptionalLong first = own == 0 ? OptionalLong.empty() : OptionalLong.of(nr);
      each.answer().ifPresent(answer -> answers.add(new OrderAnswer.Numbered(answer, first)));
      nr += own;
    }
    return answers;
  }

  private static List<Fence> fences(List<PgEntry> group) {
    return group.stream().flatMap(each -> each.fence().stream()).distinct().sorted(ORDER).toList();
  }

  private static int places(List<PgEntry> entries) {
    return entries.stream().mapToInt(each -> each.batch().executions().size()).sum();
  }

  private static int seqs(List<PgEntry> entries) {
    return entries.stream().mapToInt(each -> each.batch().transitions().size()).sum();
  }

  private static List<PgEntry> allowed(Connection connection, List<PgEntry> group)
      throws SQLException {
    Set<Fence> stale = Fences.stale(connection, fences(group));
    for (PgEntry each : group) {
      each.refuse(each.fence().filter(stale::contains).isPresent());
    }
    return group.stream().filter(each -> each.fence().filter(stale::contains).isEmpty()).toList();
  }

  private static void write(Connection connection, List<PgEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    int places = places(entries);
    int seqs = seqs(entries);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update log set last_place = last_place + ?, last_seq = last_seq + ?"
                + " returning last_place, last_seq")) {
      statement.setLong(1, places);
      statement.setLong(2, seqs);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("the table log has lost its row; restore it from a backup");
        }
        insert(connection, rows.getLong(1) - places, rows.getLong(2) - seqs, entries);
      }
    }
    List<OrderAnswer> answers =
        entries.stream().flatMap(each -> each.placedAnswer().stream()).toList();
    if (!answers.isEmpty()) {
      OrderAnswer.give(connection, answers);
    }
  }

  private static void insert(Connection connection, long place, long seq, List<PgEntry> entries)
      throws SQLException {
    try (LogInsert insert = new LogInsert(connection, place, seq, true)) {
      for (PgEntry each : entries) {
        each.place(insert.add(each.batch(), each.token()));
      }
      insert.flush();
    }
  }
}
