package dev.moie.core.log;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes many batches as part of one statement, in PostgreSQL's words: each column of all rows is
 * one parameter. What {@link LogInsert} writes is the same, in several exchanges with the server.
 */
public final class GroupInsert {
  /** What of an execution is a column, and the token of who writes it. */
  private record Row(Execution execution, OptionalLong token) {}

  private record Column<T>(String type, Function<T, Object> value) {
    static <T> Column<T> text(Function<T, String> value) {
      return new Column<>("text", value::apply);
    }

    static <T> Column<T> number(Function<T, Number> value) {
      return new Column<>("bigint", value::apply);
    }
  }

  /** In the order of {@link Rows#EXECUTION}, and the token. */
  private static final List<Column<Row>> EXECUTION =
      List.of(
          Column.text(row -> row.execution().id()),
          Column.text(row -> row.execution().kind().name()),
          Column.text(row -> Rows.text(row.execution().job())),
          Column.number(row -> row.execution().phase()),
          Column.number(row -> row.execution().attempt()),
          Column.text(row -> Rows.text(row.execution().type())),
          Column.text(row -> Rows.text(row.execution().plugin())),
          Column.text(row -> row.execution().definition()),
          Column.number(row -> row.execution().startedAt().toEpochMilli()),
          Column.number(row -> millis(row.execution().endedAt())),
          Column.text(row -> row.execution().outcome().map(Enum::name).orElse(null)),
          Column.text(row -> Rows.text(row.execution().reason())),
          Column.text(row -> Rows.text(row.execution().output())),
          Column.number(row -> millis(row.execution().notBefore())),
          Column.number(row -> millis(row.execution().occurrences().map(Occurrences::last))),
          Column.number(row -> row.execution().occurrences().map(Occurrences::count).orElse(0)),
          Column.number(row -> row.token().isPresent() ? row.token().getAsLong() : null));

  /** In the order of {@link Rows#TRANSITION}, without the number. */
  private static final List<Column<Transition>> TRANSITION =
      List.of(
          Column.number(each -> each.at().toEpochMilli()),
          Column.text(each -> each.kind().name()),
          Column.text(each -> Rows.text(each.subject())),
          Column.text(each -> Rows.text(each.from())),
          Column.text(each -> Rows.text(each.to())),
          Column.text(Transition::definition),
          Column.text(each -> each.execution().orElse(null)));

  /**
   * Parts of a {@code with}, behind one named {@code advanced} whose only row, or none, has the
   * last place and number that these rows are to have as {@code last_place} and {@code last_seq}.
   */
  public static final String PARTS =
      "executions as (insert into execution ("
          + Rows.EXECUTION
          + ", fencing_token, place, ended_place) select "
          + columns("e", EXECUTION.size())
          + ", last_place - ? + nr, case when e10 is not null then last_place - ? + nr end"
          + " from advanced, unnest("
          + parameters(EXECUTION.size())
          + ") with ordinality as given ("
          + columns("e", EXECUTION.size())
          + ", nr) order by nr"
          + LogInsert.UPDATE
          + ", ended_place = excluded.ended_place),"
          + " transitions as (insert into transition ("
          + Rows.TRANSITION
          + ") select last_seq - ? + nr, "
          + columns("t", TRANSITION.size())
          + " from advanced, unnest("
          + parameters(TRANSITION.size())
          + ") with ordinality as given ("
          + columns("t", TRANSITION.size())
          + ", nr) order by nr)";

  private final List<Row> executions = new ArrayList<>();
  private final List<Transition> transitions = new ArrayList<>();

  private static Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }

  private static String columns(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(nr -> letter + nr).collect(joining(", "));
  }

  private static String parameters(int count) {
    return IntStream.range(0, count).mapToObj(nr -> "?").collect(joining(", "));
  }

  /** Adds a batch. */
  public void add(LogBatch batch, OptionalLong token) {
    batch.executions().forEach(each -> executions.add(new Row(each, token)));
    transitions.addAll(batch.transitions());
  }

  /** How many places it needs. */
  public int places() {
    return executions.size();
  }

  /** How many numbers of transitions it needs. */
  public int seqs() {
    return transitions.size();
  }

  /** One statement can write the same row only once. */
  public boolean isPossible() {
    return executions.stream().map(row -> row.execution().id()).distinct().count() == places();
  }

  /**
   * Binds the parameters of {@link #PARTS}.
   *
   * @param first the number of the first of them
   * @return the number of the parameter behind them
   */
  public int bind(PreparedStatement statement, int first) throws SQLException {
    int next = first;
    statement.setLong(next++, places());
    statement.setLong(next++, places());
    next = bind(statement, next, EXECUTION, executions);
    statement.setLong(next++, seqs());
    return bind(statement, next, TRANSITION, transitions);
  }

  private static <T> int bind(
      PreparedStatement statement, int first, List<Column<T>> columns, List<T> rows)
      throws SQLException {
    Connection connection = statement.getConnection();
    int next = first;
    for (Column<T> column : columns) {
      Object[] values = rows.stream().map(column.value()).toArray();
      statement.setArray(next++, connection.createArrayOf(column.type(), values));
    }
    return next;
  }
}
