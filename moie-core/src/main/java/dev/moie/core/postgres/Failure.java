package dev.moie.core.postgres;

import dev.moie.core.log.LogException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What a failure of the database means, and how it is told. */
final class Failure {
  /** Two transactions were in each other's way, and this one was undone. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  /**
   * The server has ended the connection, is not ready yet, has too many of them, or took us for
   * gone in the middle of a transaction.
   */
  private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "53300", "25P03");

  private Failure() {}

  static boolean isConflict(SQLException e) {
    return CONFLICTS.contains(state(e));
  }

  /** Whether another connection may help. */
  static boolean isLost(SQLException e) {
    String state = state(e);
    return LOST.contains(state) || (state.startsWith("08") && !state.equals("08P01"));
  }

  /** The server is there, and will soon let us in. */
  static boolean isStartingUp(SQLException e) {
    return state(e).equals("57P03");
  }

  /** The first code in a chain of causes: a pool or a batch wraps what the server says. */
  private static String state(SQLException e) {
    return first(e).map(SQLException::getSQLState).orElse("");
  }

  private static Optional<SQLException> first(SQLException e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** Finds what the database said in something that was made of it. */
  static Optional<SQLException> in(Throwable wrapped) {
    for (Throwable each = wrapped; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /**
   * Tells it.
   *
   * @param verb what could not be done: {@code opened}, {@code read}, {@code written}
   */
  static LogException of(DatabaseSettings settings, String verb, SQLException e) {
    String state = state(e);
    String what = "the database " + settings.place() + " cannot be " + verb + ": " + said(e);
    return new LogException(what + "; " + cure(settings, state), e);
  }

  private static String cure(DatabaseSettings settings, String state) {
    if (state.startsWith("28")) {
      return "check cluster.user and cluster.password_secret, and pg_hba.conf of the server";
    }
    return switch (state) {
      case "3D000" -> "make the database with createdb, or correct store";
      case "42501" ->
          "let the owner of the database run: create schema if not exists "
              + settings.schema()
              + " authorization ROLE, with the role that cluster.user names";
      case "53300" -> "raise max_connections of the server, or lower the connections of the nodes";
      case "53100" -> "make room on the server's disk";
      case "25006" -> "store must name the primary server, not a standby";
      case "57014" -> "look in pg_stat_activity for what it waits for";
      case "" -> "more at once than there are connections, or no answer: see pg_stat_activity";
      default ->
          state.startsWith("08") || state.startsWith("57P")
              ? "check that PostgreSQL runs there and lets this machine connect"
              : "see the log of the server (error " + state + ")";
    };
  }

  /** The server's own words: those around them may quote the statement. */
  private static String said(SQLException e) {
    SQLException origin = first(e).orElse(e);
    for (Throwable each = origin.getCause(); each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        origin = sql;
      }
    }
    return String.valueOf(origin.getMessage()).lines().findFirst().orElse("");
  }
}
