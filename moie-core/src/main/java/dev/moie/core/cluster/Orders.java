package dev.moie.core.cluster;

import static java.util.Comparator.comparing;

import dev.moie.core.engine.WorkOrder;
import dev.moie.core.log.GroupCommit;
import dev.moie.core.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Puts orders into db-scheduler's table as its own client would, but many of them in one
 * transaction: a leading node has as many to give as the phase may run at once. Thread-safe.
 */
final class Orders {
  private final Database database;
  private final Clock clock;
  private final GroupCommit<WorkOrder> commits = new GroupCommit<>(this::commit);

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
    database.transaction(
        connection -> {
          String sql =
              "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time,"
                  + " picked, version) values (?, ?, ?, ?, false, 1) on conflict (task_name,"
                  + " task_instance) do nothing";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (WorkOrder each : group.stream().sorted(comparing(WorkOrder::job)).toList()) {
              statement.setString(1, Tables.TASK);
              statement.setString(2, each.job());
              statement.setBytes(3, each.json().getBytes(StandardCharsets.UTF_8));
              statement.setObject(4, now);
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }
}
