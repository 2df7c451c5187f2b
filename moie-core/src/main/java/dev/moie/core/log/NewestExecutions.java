package dev.moie.core.log;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the newest execution of each of several jobs in one query, in PostgreSQL's words. */
public final class NewestExecutions {
  /** Its only parameter is an array of jobs. */
  public static final String SQL =
      "select newest.*, asked.nr from unnest(?) with ordinality as asked (job, nr)"
          + " cross join lateral (select "
          + Rows.EXECUTION
          + " from execution where execution.job = asked.job and kind in ("
          + names(Execution.Kind.COUNTED)
          + ") order by place desc limit 1) as newest";

  private NewestExecutions() {}

  /**
   * Asks.
   *
   * @return as {@link ExecutionLog#newestOf(String)} has them, in the order of the jobs, of which
   *     one may come twice
   */
  public static List<Optional<Execution>> of(Connection connection, List<String> jobs)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, jobs(connection, jobs));
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows, jobs.size());
      }
    }
  }

  /** The parameter of {@link #SQL}. */
  public static Array jobs(Connection connection, List<String> jobs) throws SQLException {
    return connection.createArrayOf("text", jobs.stream().map(Rows::text).toArray());
  }

  /** What {@link #SQL} answers, in the order of so many jobs. */
  public static List<Optional<Execution>> read(ResultSet rows, int jobs) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    List<Execution> executions =
        Rows.executions(rows, row -> numbers.add(row.getInt(Rows.COLUMNS + 1)));
    List<Optional<Execution>> inOrder =
        new ArrayList<>(Collections.nCopies(jobs, Optional.empty()));
    for (int i = 0; i < numbers.size(); i++) {
      inOrder.set(numbers.get(i) - 1, Optional.of(executions.get(i)));
    }
    return inOrder;
  }

  /** Such as {@code 'RUN', 'STEP'}. */
  static String names(Set<Execution.Kind> kinds) {
    return kinds.stream().map(kind -> "'" + kind.name() + "'").sorted().collect(joining(", "));
  }
}
