package dev.moie.core.cluster;

import dev.moie.core.log.Fence;
import dev.moie.core.log.GroupCommit;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.OrderAnswer;
import dev.moie.core.postgres.TakenOrder;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What nodes have to say of the jobs that they took, until the leading node has taken it. */
final class Answers {
  private final Database database;
  private final GroupCommit<OrderAnswer> commits =
      new GroupCommit<>(this::commit, Database.GATHERING);

  private record Answer(String job, String text) {}

  Answers(Database database) {
    this.database = database;
  }

  /**
   * Says what came of a job, and takes its order out of the queue: both or neither.
   *
   * @return whether the order was still this node's; otherwise nothing is said
   */
  boolean put(TakenOrder order, String text) {
    commits.commit(new OrderAnswer(order, text));
    return order.accepted().orElseThrow();
  }

  private void commit(List<OrderAnswer> group) {
    database.numbered(connection -> OrderAnswer.give(connection, group));
  }

  /**
   * Takes all answers away.
   *
   * @param lead of the node that takes them: whoever leads no more gets none
   * @return by the job's id
   */
  Map<String, String> take(Fence lead) {
    List<Answer> taken =
        database.numbered(
            connection -> {
              String sql =
                  "delete from answer using claim where claim.name = ? and claim.fence = ?"
                      + " returning pg_current_xact_id()::text, answer.job, answer.text";
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, lead.name());
                statement.setLong(2, lead.token());
                return Tables.numbered(
                    statement, rows -> new Answer(rows.getString(2), rows.getString(3)));
              }
            });
    Map<String, String> byJob = new LinkedHashMap<>();
    taken.forEach(each -> byJob.put(each.job(), each.text()));
    return byJob;
  }

  /** The jobs that are in the queue, or have an answer that nobody has taken. */
  Set<String> outstanding() {
    return database.read(
        connection -> {
          String sql =
              "select task_instance from scheduled_tasks where task_name = ? union select job from"
                  + " answer";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Tables.TASK);
            try (ResultSet rows = statement.executeQuery()) {
              Set<String> found = new HashSet<>();
              while (rows.next()) {
                found.add(rows.getString(1));
              }
              return found;
            }
          }
        });
  }

  /** Those of some jobs that are neither in the queue nor answered: nobody will ever answer. */
  Set<String> lost(Set<String> jobs) {
    return database.read(
        connection -> {
          String sql =
              "select job from unnest(?) as asked (job) where not exists (select 1 from"
                  + " scheduled_tasks where task_name = ? and task_instance = asked.job) and not"
                  + " exists (select 1 from answer where answer.job = asked.job)";
          Array asked = connection.createArrayOf("text", jobs.toArray());
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, asked);
            statement.setString(2, Tables.TASK);
            try (ResultSet rows = statement.executeQuery()) {
              Set<String> found = new HashSet<>();
              while (rows.next()) {
                found.add(rows.getString(1));
              }
              return found;
            }
          } finally {
            asked.free();
          }
        });
  }
}
