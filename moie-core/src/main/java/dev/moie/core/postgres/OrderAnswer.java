package dev.moie.core.postgres;

import java.sql.Array;
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
import java.util.function.Function;

/**
 * What a node has to say of a job, for the node that leads. The order goes out of the queue and the
 * answer in together, or neither does: the order is another node's by then.
 *
 * @param text JSON, in which {@value #UNPLACED} stands if something of it gets its place in the log
 *     with the answer
 */
public record OrderAnswer(TakenOrder order, String text) {
  /**
   * In a text of JSON's that is no member's value only: within a string its quotes would be
   * escaped.
   */
  static final String UNPLACED = "\"seq\":0,";

  /**
   * Parts of a {@code with}, behind one named {@code advanced} whose only row, or none, has the
   * last number of the log as {@code last_seq}. {@code answered} has the jobs of what was accepted.
   */
  static final String PARTS =
      "told as (select * from unnest(?, ?, ?, ?, ?, ?) as t (task, job, text, nr, node, version)),"
          + " taken as (delete from scheduled_tasks using told, advanced"
          + " where task_name = told.task and task_instance = told.job"
          + " and picked and picked_by = told.node and scheduled_tasks.version = told.version"
          + " returning told.job, case when told.nr is null then told.text else replace(told.text, '"
          + UNPLACED
          + "', '\"seq\":' || (last_seq - ? + told.nr)::text || ',') end as text),"
          // In one order on all nodes, so that none waits for another in a circle.
          + " answered as (insert into answer (job, text, at)"
          + " select job, text, clock_timestamp() from taken order by job collate \"C\""
          + " on conflict (job) do update set text = excluded.text, at = excluded.at"
          + " returning job)";

  private static final String ALONE =
      "with advanced as (select 0 as last_seq), "
          + PARTS
          + " select pg_current_xact_id()::text, job from answered";

  /** An answer, and what it says of the log's numbers: which one of the new ones is its own. */
  record Numbered(OrderAnswer answer, OptionalLong nr) {}

  /** Gives answers of which nothing needs a place any more. */
  public static Database.Numbered<Boolean> give(Connection connection, List<OrderAnswer> answers)
      throws SQLException {
    List<Numbered> sorted =
        answers.stream()
            .map(each -> new Numbered(each, OptionalLong.empty()))
            .sorted(Comparator.comparing(each -> each.answer().order().job()))
            .toList();
    try (PreparedStatement statement = connection.prepareStatement(ALONE)) {
      bind(statement, 1, 0, sorted);
      Optional<String> number = Optional.empty();
      List<String> accepted = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          number = Optional.of(rows.getString(1));
          accepted.add(rows.getString(2));
        }
      }
      accept(answers, Set.copyOf(accepted));
      return new Database.Numbered<>(true, number);
    }
  }

  static void accept(List<OrderAnswer> answers, Set<String> accepted) {
    answers.forEach(each -> each.order().accepted(accepted.contains(each.order().job())));
  }

  /** The same answer, with what is known of the log by now. */
  OrderAnswer placed(long seq) {
    return new OrderAnswer(order, text.replace(UNPLACED, "\"seq\":" + seq + ","));
  }

  /**
   * Binds the parameters of {@link #PARTS}.
   *
   * @param first the number of the first of them
   * @param seqs how many numbers of the log are new
   */
  static void bind(PreparedStatement statement, int first, long seqs, List<Numbered> answers)
      throws SQLException {
    Connection connection = statement.getConnection();
    int next = first;
    statement.setArray(next++, array(connection, "text", answers, a -> a.answer().order().task()));
    statement.setArray(next++, array(connection, "text", answers, a -> a.answer().order().job()));
    statement.setArray(next++, array(connection, "text", answers, a -> a.answer().text()));
    statement.setArray(
        next++,
        array(
            connection,
            "bigint",
            answers,
            a -> a.nr().isPresent() ? (Long) a.nr().getAsLong() : null));
    statement.setArray(next++, array(connection, "text", answers, a -> a.answer().order().node()));
    statement.setArray(
        next++, array(connection, "bigint", answers, a -> a.answer().order().version()));
    statement.setLong(next, seqs);
  }

  private static Array array(
      Connection connection, String type, List<Numbered> answers, Function<Numbered, Object> part)
      throws SQLException {
    return connection.createArrayOf(type, answers.stream().map(part).toArray());
  }
}
