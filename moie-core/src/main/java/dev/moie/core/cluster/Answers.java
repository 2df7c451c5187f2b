package dev.moie.core.cluster;

import dev.moie.core.log.Fence;
import dev.moie.core.log.GroupCommit;
import dev.moie.core.postgres.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What nodes have to say of the jobs that they took, until the leading node has taken it. */
final class Answers {
  private static final String PUT =
      "with given as (select * from unnest(?, ?, ?, ?) as g (job, text, node, version)),"
          + " taken as (delete from scheduled_tasks using given where task_name = ?"
          + " and task_instance = job and picked and picked_by = node"
          + " and scheduled_tasks.version = given.version returning job, text)"
          + " insert into answer (job, text, at) select job, text, clock_timestamp() from taken"
          + " order by job collate \"C\""
          + " on conflict (job) do update set text = excluded.text, at = excluded.at"
          + " returning pg_current_xact_id()::text, job";

  private final Database database;
  private final GroupCommit<Given> commits = new GroupCommit<>(this::commit, Database.GATHERING);

  private record Answer(String job, String text) {}

  /** An answer to an order, and the pick under which it came to be. */
  private static final class Given {
    private final Answer answer;
    private final Pick pick;
    private boolean accepted;

    Given(Answer answer, Pick pick) {
      this.answer = answer;
      this.pick = pick;
    }
  }

  Answers(Database database) {
    this.database = database;
  }

  /**
   * Says what came of a job, and takes its order out of the queue: both or neither.
   *
   * @param pick under which it was taken
   * @return whether that still holds; otherwise nothing is said, and the order is another node's
   */
  boolean put(String job, String text, Pick pick) {
    Given given = new Given(new Answer(job, text), pick);
    commits.commit(given);
    return given.accepted;
  }

  private void commit(List<Given> group) {
    // In one order on all nodes, so that none waits for another in a circle.
    List<Given> sorted =
        group.stream().sorted(Comparator.comparing(each -> each.answer.job())).toList();
    Set<String> accepted =
        Set.copyOf(
            database.numbered(
                connection -> {
                  try (PreparedStatement statement = connection.prepareStatement(PUT)) {
                    statement.setArray(1, array(connection, "text", sorted, g -> g.answer.job()));
                    statement.setArray(2, array(connection, "text", sorted, g -> g.answer.text()));
                    statement.setArray(3, array(connection, "text", sorted, g -> g.pick.node()));
                    statement.setArray(
                        4, array(connection, "bigint", sorted, g -> g.pick.version()));
                    statement.setString(5, Tables.TASK);
                    return Tables.numbered(statement, rows -> rows.getString(2));
                  }
                }));
    group.forEach(each -> each.accepted = accepted.contains(each.answer.job()));
  }

  private static Array array(
      Connection connection, String type, List<Given> group, Function<Given, Object> part)
      throws SQLException {
    return connection.createArrayOf(type, group.stream().map(part).toArray());
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
