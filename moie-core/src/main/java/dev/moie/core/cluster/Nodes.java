package dev.moie.core.cluster;

import dev.moie.core.postgres.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes of a cluster, as the database knows them. Whether one lives is judged by the database's
 * clock alone. Thread-safe.
 */
public final class Nodes {
  private static final String DRAIN = "drain";

  private final Database database;
  private final Duration lease;

  /** The nodes that work on a database. */
  public Nodes(Database database, ClusterSettings settings) {
    this.database = database;
    this.lease = settings.lease();
  }

  /**
   * A node that has come. An older one of the same name is replaced if it is dead, or was a process
   * of this machine that runs no more.
   *
   * @throws ClusterException if one of that name lives
   */
  void join(NodeInfo info) throws ClusterException {
    Optional<NodeRow> same =
        all().stream()
            .filter(each -> each.info().id().equals(info.id()))
            .filter(each -> each.state() != NodeRow.State.DEAD)
            .filter(each -> !isGone(each.info(), info))
            .findFirst();
    if (same.isPresent()) {
      throw new ClusterException(
          "a node "
              + info.id()
              + " lives already, as process "
              + same.get().info().pid()
              + " on "
              + same.get().info().host()
              + "; give this one another name with cluster.node in moie.yaml");
    }
    put(info);
  }

  private static boolean isGone(NodeInfo old, NodeInfo now) {
    return old.host().equals(now.host())
        && (old.pid() == now.pid() || ProcessHandle.of(old.pid()).isEmpty());
  }

  /** Writes a node down, whatever was known of one of that name. */
  void put(NodeInfo info) {
    database.transaction(
        connection -> {
          String sql =
              "insert into node (id, host, pid, version, started_at, seen_at, facts)"
                  + " values (?, ?, ?, ?, clock_timestamp(), clock_timestamp(), ?)"
                  + " on conflict (id) do update set host = excluded.host, pid = excluded.pid,"
                  + " version = excluded.version, started_at = excluded.started_at,"
                  + " seen_at = excluded.seen_at, facts = excluded.facts, asked = null";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, info.id());
            statement.setString(2, info.host());
            statement.setLong(3, info.pid());
            statement.setString(4, info.version());
            statement.setString(5, NodeJson.write(info));
            return statement.executeUpdate();
          }
        });
  }

  /**
   * A node lives.
   *
   * @return whether it is to take no more work; empty if it was removed
   */
  Optional<Boolean> seen(NodeInfo info) {
    return Tables.heartbeat(
        database,
        connection -> {
          String sql =
              "update node set seen_at = clock_timestamp(), facts = ? where id = ? returning asked";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, NodeJson.write(info));
            statement.setString(2, info.id());
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(DRAIN.equals(rows.getString(1))) : Optional.empty();
            }
          }
        });
  }

  /** All nodes that have joined and not left, by name. */
  public List<NodeRow> all() {
    return database.read(
        connection -> {
          String sql =
              "select id, host, pid, version, facts, asked, extract(epoch from started_at),"
                  + " extract(epoch from clock_timestamp() - seen_at) from node order by id";
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = statement.executeQuery()) {
            List<NodeRow> found = new ArrayList<>();
            while (rows.next()) {
              found.add(row(rows));
            }
            return found;
          }
        });
  }

  private NodeRow row(ResultSet rows) throws SQLException {
    Duration silent = Duration.ofMillis(Math.round(rows.getDouble(8) * 1000));
    NodeRow.State state =
        silent.compareTo(lease) > 0
            ? NodeRow.State.DEAD
            : DRAIN.equals(rows.getString(6)) ? NodeRow.State.DRAINING : NodeRow.State.UP;
    return new NodeRow(
        NodeJson.read(
            rows.getString(1),
            rows.getString(2),
            rows.getLong(3),
            rows.getString(4),
            rows.getString(5)),
        state,
        Instant.ofEpochMilli(Math.round(rows.getDouble(7) * 1000)),
        silent);
  }

  /**
   * Whether this node lacks something of this, and another one that takes work has all of it. What
   * each has and none can use, such as a wrong configuration, is for nobody else.
   */
  boolean onlyAnotherHas(String self, List<String> types) {
    List<NodeRow> all = all();
    return all.stream().noneMatch(node -> node.info().id().equals(self) && has(node, types))
        && all.stream().anyMatch(node -> node.isUp() && has(node, types));
  }

  private static boolean has(NodeRow node, List<String> types) {
    return Set.copyOf(node.info().types()).containsAll(types);
  }

  /** A node that has ended in good order. */
  void leave(String id) {
    database.transaction(connection -> delete(connection, id));
  }

  /**
   * Asks a node to take no more work, or to take work again.
   *
   * @throws ClusterException if there is none of that name
   */
  public void drain(String id, boolean drain) throws ClusterException {
    int touched =
        database.transaction(
            connection -> {
              String sql = "update node set asked = ? where id = ?";
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, drain ? DRAIN : null);
                statement.setString(2, id);
                return statement.executeUpdate();
              }
            });
    if (touched == 0) {
      throw unknown(id);
    }
  }

  /**
   * Removes a node that is dead. What it had taken passes to others at once.
   *
   * @return how many jobs that were
   * @throws ClusterException if there is none of that name, or it lives
   */
  public int remove(String id) throws ClusterException {
    NodeRow node =
        all().stream()
            .filter(each -> each.info().id().equals(id))
            .findFirst()
            .orElseThrow(() -> unknown(id));
    if (node.state() != NodeRow.State.DEAD) {
      throw new ClusterException(
          "node "
              + id
              + " was heard of "
              + node.silent().toSeconds()
              + " s ago, so it lives; drain it (\"moie cluster drain "
              + id
              + "\") and end its process, or wait until it has been silent for "
              + lease.toSeconds()
              + " s");
    }
    return database.transaction(
        connection -> {
          delete(connection, id);
          return Tables.release(connection, id);
        });
  }

  private static int delete(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from node where id = ?")) {
      statement.setString(1, id);
      return statement.executeUpdate();
    }
  }

  private ClusterException unknown(String id) {
    List<String> known = all().stream().map(node -> node.info().id()).toList();
    return new ClusterException(
        "there is no node "
            + id
            + "; "
            + (known.isEmpty() ? "no node has joined" : "there are " + String.join(", ", known)));
  }
}
