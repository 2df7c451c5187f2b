package dev.moie.core.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts in the log's database. */
final class JdbcAlerts implements AlertLog {
  private static final String INSERT_DELIVERY =
      "insert into delivery (" + AlertRows.DELIVERY + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Sql sql;

  JdbcAlerts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean isBusy() {
    return !open().isEmpty() || !underway().isEmpty();
  }

  @Override
  public List<AlertEntry> open() {
    return sql.query(
        "select "
            + AlertRows.ALERT
            + " from alert where state in ('PENDING', 'FIRING') order by since, id",
        AlertRows::alerts);
  }

  @Override
  public List<AlertEntry> recent(int limit) {
    return sql.query(
        "select " + AlertRows.ALERT + " from alert order by id desc limit ?",
        statement -> {
          statement.setInt(1, limit);
          return AlertRows.alerts(statement);
        });
  }

  @Override
  public Optional<AlertEntry> find(String id) {
    return sql.query(
        "select " + AlertRows.ALERT + " from alert where id = ?",
        statement -> {
          statement.setString(1, id);
          return AlertRows.alerts(statement).stream().findFirst();
        });
  }

  @Override
  public boolean begin(AlertEntry alert, List<DeliveryEntry> orders) {
    return sql.transaction(
        connection -> {
          boolean made;
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into alert ("
                      + AlertRows.ALERT
                      + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            AlertRows.bind(insert, alert);
            made = insert.executeUpdate() > 0;
          }
          if (made) {
            insert(connection, orders);
          }
          return made;
        });
  }

  @Override
  public boolean update(
      AlertEntry before, AlertEntry after, List<DeliveryEntry> orders, boolean superseding) {
    return sql.transaction(
        connection -> {
          boolean made;
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update alert set severity = ?, state = ?, subject = ?, message = ?,"
                      + " raised_at = ?, told_at = ?, resolved_at = ?, acknowledged_at = ?,"
                      + " acknowledged_by = ? where id = ? and state = ?"
                      + " and coalesce(told_at, 0) = ?")) {
            AlertRows.bindChange(update, before, after);
            made = update.executeUpdate() > 0;
          }
          if (made) {
            if (superseding) {
              supersede(connection, after, orders);
            }
            insert(connection, orders);
          }
          return made;
        });
  }

  private static void supersede(Connection connection, AlertEntry alert, List<DeliveryEntry> orders)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update delivery set ended_at = ?, outcome = 'SUPERSEDED' where alert = ?"
                + " and channel = ? and outcome = 'OPEN' and claimed_until is null")) {
      for (DeliveryEntry order : orders) {
        update.setLong(1, order.orderedAt().toEpochMilli());
        update.setString(2, alert.id());
        update.setString(3, order.channel());
        update.executeUpdate();
      }
    }
  }

  private static void insert(Connection connection, List<DeliveryEntry> orders)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_DELIVERY)) {
      for (DeliveryEntry order : orders) {
        AlertRows.bind(insert, order);
        insert.executeUpdate();
      }
    }
  }

  @Override
  public void order(DeliveryEntry delivery) {
    sql.update(
        INSERT_DELIVERY,
        statement -> {
          AlertRows.bind(statement, delivery);
          return true;
        });
  }

  @Override
  public List<DeliveryEntry> underway() {
    return sql.query(
        "select "
            + AlertRows.DELIVERY
            + " from delivery where outcome = 'OPEN' order by due_at, id",
        AlertRows::deliveries);
  }

  @Override
  public List<DeliveryEntry> deliveries(String alert) {
    return sql.query(
        "select " + AlertRows.DELIVERY + " from delivery where alert = ? order by id desc",
        statement -> {
          statement.setString(1, alert);
          return AlertRows.deliveries(statement);
        });
  }

  @Override
  public boolean claim(DeliveryEntry delivery, Instant now, Instant until) {
    return sql.update(
            "update delivery set claimed_until = ? where id = ? and outcome = 'OPEN'"
                + " and attempts = ? and (claimed_until is null or claimed_until <= ?)",
            statement -> {
              statement.setLong(1, until.toEpochMilli());
              statement.setString(2, delivery.id());
              statement.setInt(3, delivery.attempts());
              statement.setLong(4, now.toEpochMilli());
              return true;
            })
        > 0;
  }

  @Override
  public void settle(DeliveryEntry delivery) {
    sql.update(
        "update delivery set due_at = ?, attempts = ?, ended_at = ?, outcome = ?, detail = ?,"
            + " claimed_until = null where id = ?",
        statement -> {
          statement.setLong(1, delivery.dueAt().toEpochMilli());
          statement.setInt(2, delivery.attempts());
          Rows.time(statement, 3, delivery.endedAt());
          statement.setString(4, delivery.outcome().name());
          statement.setString(5, Rows.text(delivery.detail()));
          statement.setString(6, delivery.id());
          return true;
        });
  }

  @Override
  public int prune(Instant before) {
    String old =
        "(select id from alert where (state = 'RESOLVED' and resolved_at < ?)"
            + " or (state = 'EVENT' and since < ?))";
    PreparedUse times =
        statement -> {
          statement.setLong(1, before.toEpochMilli());
          statement.setLong(2, before.toEpochMilli());
        };
    return sql.transaction(
        connection -> {
          try (PreparedStatement deliveries =
                  connection.prepareStatement("delete from delivery where alert in " + old);
              PreparedStatement alerts =
                  connection.prepareStatement("delete from alert where id in " + old)) {
            times.bind(deliveries);
            deliveries.executeUpdate();
            times.bind(alerts);
            return alerts.executeUpdate() > 0 ? 1 : 0;
          }
        });
  }

  /** Binds the parameters of a statement. */
  private interface PreparedUse {
    void bind(PreparedStatement statement) throws SQLException;
  }

  @Override
  public void rest() {
    // Nothing is kept of it here.
  }
}
