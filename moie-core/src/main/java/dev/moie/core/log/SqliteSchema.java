package dev.moie.core.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the log. A change is a new list of statements at the end, never an edit of an old
 * one; {@code pragma user_version} counts those that a file has had.
 */
final class SqliteSchema {
  private static final List<List<String>> VERSIONS =
      List.of(
          List.of(
              "create table execution ("
                  + "id varchar(64) primary key, job varchar(1000) not null, phase integer not null,"
                  + " attempt integer not null, type varchar(200) not null,"
                  + " plugin varchar(200) not null, definition varchar(64) not null,"
                  + " started_at bigint not null, ended_at bigint, outcome varchar(40),"
                  + " reason text not null, output text not null, not_before bigint)",
              "create index execution_job on execution (job, started_at)",
              "create index execution_ended on execution (ended_at)"),
          List.of(
              // The order of writing: unlike a time, it goes on when the clock jumps back.
              "alter table execution add column place bigint not null default 0",
              "update execution set place = (select count(*) from execution other"
                  + " where other.started_at < execution.started_at"
                  + " or (other.started_at = execution.started_at and other.id <= execution.id))",
              "alter table execution add column kind varchar(20) not null default 'STEP'",
              "alter table execution add column fencing_token bigint",
              "drop index execution_job",
              "create index execution_job on execution (job, place)",
              "create index execution_place on execution (place)",
              "create table transition ("
                  + "seq bigint primary key, happened_at bigint not null, kind varchar(20) not null,"
                  + " subject varchar(1000) not null, from_value varchar(1000) not null,"
                  + " to_value varchar(1000) not null, definition varchar(64) not null,"
                  + " execution varchar(64))",
              "create table request ("
                  + "id varchar(64) primary key, command varchar(40) not null,"
                  + " job varchar(1000) not null, arguments text not null,"
                  + " asked_by varchar(200) not null, asked_at bigint not null,"
                  + " answered_at bigint, exit_code integer, answer text)",
              "create index request_answered on request (answered_at)",
              "create table approval ("
                  + "job varchar(1000) not null, policy varchar(200) not null,"
                  + " definition varchar(64) not null, asked_at bigint not null,"
                  + " expires_at bigint not null, answered_at bigint, allowed integer,"
                  + " answered_by varchar(200), used_by varchar(64),"
                  + " primary key (job, policy, definition, asked_at))",
              "create table pause ("
                  + "job varchar(1000) primary key, since bigint not null,"
                  + " paused_by varchar(200) not null)",
              "create table log (id varchar(64) not null, saved_seq bigint not null)"),
          List.of(
              // What was asked before is too old to be done.
              "alter table request add column expires_at bigint not null default 0",
              "alter table request add column claimed_at bigint"),
          List.of(
              // The times of a cyclic job's schedule that an execution answers for.
              "alter table execution add column due_at bigint",
              "alter table execution add column occurrences integer not null default 0"),
          List.of(
              "create table alert ("
                  + "id varchar(64) primary key, name varchar(1000) not null,"
                  + " severity varchar(20) not null, state varchar(20) not null,"
                  + " subject varchar(1000) not null, message text not null,"
                  + " since bigint not null, raised_at bigint, told_at bigint, resolved_at bigint,"
                  + " acknowledged_at bigint, acknowledged_by varchar(200) not null)",
              // Two processes may see the same at once: only one of a name is open.
              "create unique index alert_open on alert (name)"
                  + " where state in ('PENDING', 'FIRING')",
              "create table delivery ("
                  + "id varchar(64) primary key, alert varchar(64) not null,"
                  + " channel varchar(100) not null, stage varchar(20) not null,"
                  + " ordered_at bigint not null, due_at bigint not null,"
                  + " attempts integer not null, ended_at bigint, outcome varchar(20) not null,"
                  + " detail text not null, claimed_until bigint)",
              "create index delivery_alert on delivery (alert)",
              "create index delivery_due on delivery (outcome, due_at)"),
          List.of(
              // What the policy says, and what the person says; expires_at is the answer's end.
              "alter table approval add column reason text not null default ''",
              "alter table approval add column answer text not null default ''"));

  private SqliteSchema() {}

  /** The version of an up-to-date file. */
  static int newest() {
    return VERSIONS.size();
  }

  /**
   * Brings a file up to date, in one transaction.
   *
   * @param id the log's own id, if it has none yet
   * @throws LogException if a newer program wrote it
   */
  static void migrate(Connection connection, String file, String id) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = version(statement);
      if (version > VERSIONS.size()) {
        throw new LogException(
            "the execution log "
                + file
                + " has version "
                + version
                + ", written by a newer program; use that one",
            null);
      }
      if (version == VERSIONS.size()) {
        return;
      }
      // Takes the file's write lock first, and looks again: two programs may open a new log at
      // once.
      statement.execute("begin immediate");
      try {
        for (List<String> each : VERSIONS.subList(version(statement), VERSIONS.size())) {
          for (String sql : each) {
            statement.execute(sql);
          }
        }
        statement.execute(
            "insert into log (id, saved_seq) select '"
                + id
                + "', 0 where not exists (select 1 from log)");
        statement.execute("pragma user_version = " + VERSIONS.size());
        statement.execute("commit");
      } catch (SQLException e) {
        statement.execute("rollback");
        throw e;
      }
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery("pragma user_version")) {
      return found.getInt(1);
    }
  }
}
