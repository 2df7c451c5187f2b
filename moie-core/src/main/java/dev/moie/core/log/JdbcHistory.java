package dev.moie.core.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The statement for a question about the past. */
final class JdbcHistory {
  private JdbcHistory() {}

  static String sql(HistoryQuery query) {
    StringBuilder sql =
        new StringBuilder("select " + Rows.EXECUTION + " from execution where kind <> ''");
    if (query.job().isPresent()) {
      sql.append(" and job = ?");
    }
    if (query.since().isPresent()) {
      sql.append(" and started_at >= ?");
    }
    if (query.outcome().isPresent()) {
      sql.append(" and outcome = ?");
    }
    if (query.before().isPresent()) {
      sql.append(" and place < (select other.place from execution other where other.id = ?)");
    }
    if (query.failed()) {
      sql.append(
          " and ((kind = 'STEP' and outcome is null)"
              + " or outcome in ('FAILED', 'CYCLIC_FAILED', 'INCONCLUSIVE', 'DENIED'))");
    }
    return sql.append(" order by place desc limit ?").toString();
  }

  static List<Execution> read(PreparedStatement statement, HistoryQuery query) throws SQLException {
    int place = 0;
    if (query.job().isPresent()) {
      statement.setString(++place, Rows.text(query.job().get()));
    }
    if (query.since().isPresent()) {
      statement.setLong(++place, query.since().get().toEpochMilli());
    }
    if (query.outcome().isPresent()) {
      statement.setString(++place, query.outcome().get().name());
    }
    if (query.before().isPresent()) {
      statement.setString(++place, Rows.text(query.before().get()));
    }
    statement.setInt(++place, query.limit());
    return Rows.executions(statement);
  }
}
