package dev.moie.core.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Approvals in the log's database. */
final class JdbcApprovals implements Approvals {
  private static final String COLUMNS =
      "job, policy, definition, asked_at, reason, allowed, answered_at, expires_at, answered_by,"
          + " answer, used_by";

  private static final String KEY =
      " where job = ? and policy = ? and definition = ? and asked_at = ?";

  private final Sql sql;

  JdbcApprovals(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Approval> of(String job) {
    return sql.query(
        "select " + COLUMNS + " from approval where job = ? order by asked_at desc, rowid desc",
        statement -> {
          statement.setString(1, Rows.text(job));
          return read(statement);
        });
  }

  private static List<Approval> read(PreparedStatement statement) throws SQLException {
    List<Approval> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        boolean allowed = rows.getInt(6) != 0;
        Optional<Instant> answered = Rows.time(rows, 7);
        Instant until = Instant.ofEpochMilli(rows.getLong(8));
        String by = rows.getString(9);
        String why = rows.getString(10);
        found.add(
            new Approval(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                Instant.ofEpochMilli(rows.getLong(4)),
                rows.getString(5),
                answered.map(at -> new Approval.Answer(allowed, at, until, by, why)),
                Optional.ofNullable(rows.getString(11))));
      }
    }
    return found;
  }

  @Override
  public void ask(Approval question) {
    sql.update(
        "insert into approval (job, policy, definition, asked_at, expires_at, reason)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (job, policy, definition, asked_at) do nothing",
        statement -> {
          key(statement, 0, question);
          statement.setLong(5, question.askedAt().toEpochMilli());
          statement.setString(6, Rows.text(question.reason()));
          return true;
        });
  }

  @Override
  public boolean answer(Approval question, Approval.Answer answer) {
    return sql.update(
            "update approval set allowed = ?, answered_at = ?, expires_at = ?, answered_by = ?,"
                + " answer = ?"
                + KEY
                + " and used_by is null",
            statement -> {
              statement.setInt(1, answer.allowed() ? 1 : 0);
              statement.setLong(2, answer.at().toEpochMilli());
              statement.setLong(3, answer.until().toEpochMilli());
              statement.setString(4, Rows.text(answer.by()));
              statement.setString(5, Rows.text(answer.reason()));
              key(statement, 5, question);
              return true;
            })
        == 1;
  }

  @Override
  public boolean use(Approval approval, String execution) {
    return sql.update(
            "update approval set used_by = ?"
                + KEY
                + " and allowed = 1 and coalesce(used_by, '') = ?",
            statement -> {
              statement.setString(1, execution);
              key(statement, 1, approval);
              statement.setString(6, approval.usedBy().orElse(""));
              return true;
            })
        == 1;
  }

  /** Forgets what was asked and answered before a time. */
  int prune(Instant before) {
    return sql.update(
        "delete from approval where coalesce(answered_at, asked_at) < ?",
        statement -> {
          statement.setLong(1, before.toEpochMilli());
          return true;
        });
  }

  private static void key(PreparedStatement statement, int before, Approval approval)
      throws SQLException {
    statement.setString(before + 1, Rows.text(approval.job()));
    statement.setString(before + 2, Rows.text(approval.policy()));
    statement.setString(before + 3, approval.definition());
    statement.setLong(before + 4, approval.askedAt().toEpochMilli());
  }
}
