package dev.moie.core.cluster;

import dev.moie.core.postgres.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cluster at one moment, for people.
 *
 * @param nodes those that have joined and not left
 * @param leader the name of the one that leads, and for how much longer unless it renews that
 * @param jobs what is in the queue
 */
public record Overview(List<NodeRow> nodes, Optional<Leader> leader, List<QueuedJob> jobs) {

  public Overview {
    nodes = List.copyOf(nodes);
    jobs = List.copyOf(jobs);
  }

  /**
   * Who leads.
   *
   * @param holder its name
   * @param token its fencing token
   * @param since since when
   * @param left for how much longer; negative if it has not renewed it in time
   */
  public record Leader(String holder, long token, Instant since, Duration left) {}

  /**
   * A job in the queue.
   *
   * @param job its id
   * @param node where it runs; empty if it waits
   * @param due since when, or from when on
   * @param silent for how long its node has not confirmed that it still runs; zero if it waits
   */
  public record QueuedJob(String job, Optional<String> node, Instant due, Duration silent) {}

  /** The node that leads, unless that is a command or a node that is dead. */
  public Optional<String> leadingNode() {
    return leader
        .filter(each -> !each.left().isNegative())
        .map(Leader::holder)
        .filter(
            name ->
                nodes.stream()
                    .anyMatch(
                        node ->
                            node.info().id().equals(name) && node.state() != NodeRow.State.DEAD));
  }

  /** Looks. */
  public static Overview of(Database database, ClusterSettings settings) {
    return new Overview(
        new Nodes(database, settings).all(),
        database.read(
            connection -> {
              String sql =
                  "select holder, fence, since, extract(epoch from until - clock_timestamp()) from"
                      + " claim where name = ? and until is not null";
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, Lead.NAME);
                try (ResultSet rows = statement.executeQuery()) {
                  return rows.next() ? Optional.of(leader(rows)) : Optional.empty();
                }
              }
            }),
        database.read(
            connection -> {
              String sql =
                  "select task_instance, picked_by, execution_time, case when picked then"
                      + " extract(epoch from clock_timestamp() - last_heartbeat) else 0 end from"
                      + " scheduled_tasks where task_name = ? order by picked desc,"
                      + " execution_time, task_instance";
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, Tables.TASK);
                try (ResultSet rows = statement.executeQuery()) {
                  List<QueuedJob> found = new ArrayList<>();
                  while (rows.next()) {
                    found.add(job(rows));
                  }
                  return found;
                }
              }
            }));
  }

  private static Leader leader(ResultSet rows) throws SQLException {
    return new Leader(
        rows.getString(1), rows.getLong(2), instant(rows, 3), seconds(rows.getDouble(4)));
  }

  private static QueuedJob job(ResultSet rows) throws SQLException {
    return new QueuedJob(
        rows.getString(1),
        Optional.ofNullable(rows.getString(2)),
        instant(rows, 3),
        seconds(Math.max(0, rows.getDouble(4))));
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    Timestamp time = rows.getTimestamp(column);
    return time == null ? Instant.EPOCH : time.toInstant();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
