package dev.moie.core.cluster;

import dev.moie.core.engine.WorkOrder;
import dev.moie.core.log.GroupCommit;
import dev.moie.core.postgres.Database;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts orders into db-scheduler's table as its own client would, but many of them in one
 * transaction: a leading node has as many to give as the phase may run at once. Thread-safe.
 */
final class Orders {
  private final Database database;
  private final Clock clock;
  private final GroupCommit<WorkOrder> commits =
      new GroupCommit<>(this::commit, Database.GATHERING);

  Orders(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Puts an order there, due now, unless there is one for that job. */
  void put(WorkOrder order) {
    commits.commit(order);
  }

  private void commit(List<WorkOrder> group) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    Map<String, String> orders = new TreeMap<>();
    group.forEach(each -> orders.putIfAbsent(each.job(), each.json()));
    database.numbered(
        connection -> {
          String sql =
              "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time,"
                  + " picked, version) select ?, job, convert_to(data, 'UTF8'), ?::timestamptz, false, 1"
                  + " from unnest(?, ?) with ordinality as given (job, data, nr) order by nr"
                  + " on conflict (task_name, task_instance) do nothing"
                  + " returning pg_current_xact_id()::text";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Tables.TASK);
            statement.setObject(2, now);
            statement.setArray(3, connection.createArrayOf("text", orders.keySet().toArray()));
            statement.setArray(4, connection.createArrayOf("text", orders.values().toArray()));
            return Tables.numbered(statement, rows -> rows.getString(1));
          }
        });
  }
}
