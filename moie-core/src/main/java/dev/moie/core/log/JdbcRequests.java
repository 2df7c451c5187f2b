package dev.moie.core.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The letter box in the log's database. */
final class JdbcRequests implements Requests {
  private static final TypeReference<Map<String, String>> ARGUMENTS = new TypeReference<>() {};

  private final Sql sql;

  JdbcRequests(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void ask(Request request) {
    sql.update(
        "insert into request (id, command, job, arguments, asked_by, asked_at, expires_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setString(1, request.id());
          statement.setString(2, request.command());
          statement.setString(3, Rows.text(request.job()));
          statement.setString(4, Rows.text(json(request.arguments())));
          statement.setString(5, Rows.text(request.by()));
          statement.setLong(6, request.at().toEpochMilli());
          statement.setLong(7, request.until().toEpochMilli());
          return true;
        });
  }

  @Override
  public List<Request> open() {
    return sql.query(
        "select id, command, job, arguments, asked_by, asked_at, expires_at from request"
            + " where claimed_at is null and answered_at is null order by id",
        this::read);
  }

  private List<Request> read(PreparedStatement statement) throws SQLException {
    List<Request> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Request(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                arguments(rows.getString(4)),
                rows.getString(5),
                Instant.ofEpochMilli(rows.getLong(6)),
                Instant.ofEpochMilli(rows.getLong(7))));
      }
    }
    return found;
  }

  @Override
  public boolean claim(Request request, Instant now) {
    return sql.update(
            "update request set claimed_at = ? where id = ? and claimed_at is null"
                + " and answered_at is null",
            statement -> {
              statement.setLong(1, now.toEpochMilli());
              statement.setString(2, request.id());
              return true;
            })
        > 0;
  }

  @Override
  public void answer(Request request, Request.Answer answer, Instant now) {
    sql.update(
        "update request set answered_at = ?, exit_code = ?, answer = ? where id = ?",
        statement -> {
          statement.setLong(1, now.toEpochMilli());
          statement.setInt(2, answer.exit());
          statement.setString(3, Rows.text(answer.text()));
          statement.setString(4, request.id());
          return true;
        });
  }

  @Override
  public Optional<Request.Answer> answerTo(String id) {
    return sql.query(
        "select exit_code, answer from request where id = ? and answered_at is not null",
        statement -> {
          statement.setString(1, id);
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next()
                ? Optional.of(new Request.Answer(rows.getInt(1), rows.getString(2)))
                : Optional.empty();
          }
        });
  }

  @Override
  public boolean withdraw(String id) {
    return sql.update(
            "delete from request where id = ? and claimed_at is null and answered_at is null",
            statement -> {
              statement.setString(1, id);
              return true;
            })
        > 0;
  }

  private String json(Map<String, String> arguments) {
    try {
      return new ObjectMapper().writeValueAsString(arguments);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings can always be written", e);
    }
  }

  private Map<String, String> arguments(String json) throws SQLException {
    try {
      return new ObjectMapper().readValue(json, ARGUMENTS);
    } catch (JsonProcessingException e) {
      throw new SQLException("a request has arguments that cannot be read", e);
    }
  }
}
