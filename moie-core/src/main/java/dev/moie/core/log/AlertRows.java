package dev.moie.core.log;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Severity;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How alerts and deliveries become rows and come back. */
final class AlertRows {
  static final String ALERT =
      "id, name, severity, state, subject, message, since, raised_at, told_at, resolved_at,"
          + " acknowledged_at, acknowledged_by";
  static final String DELIVERY =
      "id, alert, channel, stage, ordered_at, due_at, attempts, ended_at, outcome, detail";

  private AlertRows() {}

  static void bind(PreparedStatement insert, AlertEntry alert) throws SQLException {
    insert.setString(1, alert.id());
    insert.setString(2, Rows.text(alert.key()));
    insert.setString(3, alert.severity().name());
    insert.setString(4, alert.state().name());
    insert.setString(5, Rows.text(alert.subject()));
    insert.setString(6, Rows.text(alert.message()));
    insert.setLong(7, alert.since().toEpochMilli());
    Rows.time(insert, 8, alert.raisedAt());
    Rows.time(insert, 9, alert.toldAt());
    Rows.time(insert, 10, alert.resolvedAt());
    Rows.time(insert, 11, alert.acknowledgedAt());
    insert.setString(12, Rows.text(alert.acknowledgedBy()));
  }

  static void bindChange(PreparedStatement update, AlertEntry before, AlertEntry after)
      throws SQLException {
    update.setString(1, after.severity().name());
    update.setString(2, after.state().name());
    update.setString(3, Rows.text(after.subject()));
    update.setString(4, Rows.text(after.message()));
    Rows.time(update, 5, after.raisedAt());
    Rows.time(update, 6, after.toldAt());
    Rows.time(update, 7, after.resolvedAt());
    Rows.time(update, 8, after.acknowledgedAt());
    update.setString(9, Rows.text(after.acknowledgedBy()));
    update.setString(10, before.id());
    update.setString(11, before.state().name());
    update.setLong(12, before.toldAt().map(Instant::toEpochMilli).orElse(0L));
  }

  static void bind(PreparedStatement insert, DeliveryEntry delivery) throws SQLException {
    insert.setString(1, delivery.id());
    insert.setString(2, delivery.alert());
    insert.setString(3, delivery.channel());
    insert.setString(4, delivery.stage().name());
    insert.setLong(5, delivery.orderedAt().toEpochMilli());
    insert.setLong(6, delivery.dueAt().toEpochMilli());
    insert.setInt(7, delivery.attempts());
    Rows.time(insert, 8, delivery.endedAt());
    insert.setString(9, delivery.outcome().name());
    insert.setString(10, Rows.text(delivery.detail()));
  }

  static List<AlertEntry> alerts(PreparedStatement query) throws SQLException {
    List<AlertEntry> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new AlertEntry(
                rows.getString(1),
                rows.getString(2),
                Severity.valueOf(rows.getString(3)),
                AlertEntry.State.valueOf(rows.getString(4)),
                rows.getString(5),
                rows.getString(6),
                Instant.ofEpochMilli(rows.getLong(7)),
                Rows.time(rows, 8),
                Rows.time(rows, 9),
                Rows.time(rows, 10),
                Rows.time(rows, 11),
                rows.getString(12)));
      }
    }
    return found;
  }

  static List<DeliveryEntry> deliveries(PreparedStatement query) throws SQLException {
    List<DeliveryEntry> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        Optional<Instant> ended = Rows.time(rows, 8);
        found.add(
            new DeliveryEntry(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                Alert.Stage.valueOf(rows.getString(4)),
                Instant.ofEpochMilli(rows.getLong(5)),
                Instant.ofEpochMilli(rows.getLong(6)),
                rows.getInt(7),
                ended,
                DeliveryEntry.Outcome.valueOf(rows.getString(9)),
                rows.getString(10)));
      }
    }
    return found;
  }
}
