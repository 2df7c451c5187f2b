package dev.moie.core.log;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the newest execution of each of several jobs in one query, in PostgreSQL's words. */
public final class NewestExecutions {
  private NewestExecutions() {}

  /**
   * Asks.
   *
   * @return as {@link ExecutionLog#newestOf(String)} has them, in the order of the jobs, of which
   *     one may come twice
   */
  public static List<Optional<Execution>> of(Connection connection, List<String> jobs)
      throws SQLException {
    String sql =
        "select newest.*, asked.nr from unnest(?) with ordinality as asked (job, nr)"
            + " cross join lateral (select "
            + Rows.EXECUTION
            + " from execution where execution.job = asked.job and kind in ("
            + names(Execution.Kind.COUNTED)
            + ") order by place desc limit 1) as newest";
    Map<Integer, Execution> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(
          1, connection.createArrayOf("text", jobs.stream().map(Rows::text).toArray()));
      List<Integer> numbers = new ArrayList<>();
      List<Execution> executions =
          Rows.executions(statement, row -> numbers.add(row.getInt(Rows.COLUMNS + 1)));
      for (int i = 0; i < numbers.size(); i++) {
        found.put(numbers.get(i), executions.get(i));
      }
    }
    List<Optional<Execution>> inOrder = new ArrayList<>();
    for (int nr = 1; nr <= jobs.size(); nr++) {
      inOrder.add(Optional.ofNullable(found.get(nr)));
    }
    return inOrder;
  }

  /** Such as {@code 'RUN', 'STEP'}. */
  static String names(Set<Execution.Kind> kinds) {
    return kinds.stream().map(kind -> "'" + kind.name() + "'").sorted().collect(joining(", "));
  }
}
