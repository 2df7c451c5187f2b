package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.cluster.Difference;
import dev.moie.core.cluster.NodeRow;
import dev.moie.core.cluster.Overview;
import dev.moie.core.postgres.Moved;
import dev.moie.core.state.Timestamps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A cluster for machines. */
public final class ClusterJson {
  private ClusterJson() {}

  /** {@code cluster status}. */
  public static ObjectNode of(ClusterView view) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("database", view.database());
    node.put("time", Timestamps.text(view.now()));
    Overview overview = view.overview();
    overview
        .leader()
        .ifPresentOrElse(
            leader -> put(node.putObject("leader"), leader), () -> node.putNull("leader"));
    ArrayNode nodes = node.putArray("nodes");
    overview.nodes().forEach(each -> put(nodes.addObject(), each, overview));
    ArrayNode queue = node.putArray("queue");
    overview.jobs().forEach(each -> put(queue.addObject(), each));
    node.put("lag_seconds", view.lag().map(ClusterJson::seconds).orElse(0.0));
    node.put("unsaved_transitions", view.unsaved());
    ArrayNode differences = node.putArray("differences");
    for (Difference difference : view.differences()) {
      ObjectNode each = differences.addObject();
      each.put("name", difference.name());
      ArrayNode versions = each.putArray("versions");
      difference
          .versions()
          .forEach(
              (version, names) -> {
                ObjectNode one = versions.addObject();
                one.put("version", version.isEmpty() ? null : version);
                names.forEach(one.putArray("nodes")::add);
              });
    }
    return node;
  }

  private static void put(ObjectNode node, Overview.Leader leader) {
    node.put("name", leader.holder());
    node.put("token", leader.token());
    node.put("since", Timestamps.text(leader.since()));
    node.put("lease_left_seconds", seconds(leader.left()));
  }

  private static void put(ObjectNode node, NodeRow row, Overview overview) {
    node.put("name", row.info().id());
    node.put("state", word(row.state()));
    node.put("leads", overview.leadingNode().filter(row.info().id()::equals).isPresent());
    node.put("host", row.info().host());
    node.put("pid", row.info().pid());
    node.put("version", row.info().version());
    node.put("since", Timestamps.text(row.since()));
    node.put("silent_seconds", seconds(row.silent()));
    row.info().running().forEach(node.putArray("running")::add);
    row.info().plugins().forEach(node.putArray("plugins")::add);
    row.info().types().forEach(node.putArray("types")::add);
  }

  private static void put(ObjectNode node, Overview.QueuedJob job) {
    node.put("job", job.job());
    node.put("node", job.node().orElse(null));
    node.put("due", Timestamps.text(job.due()));
    node.put("silent_seconds", seconds(job.silent()));
  }

  /** {@code cluster drain}. */
  public static ObjectNode drained(String name, boolean draining) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("node", name);
    node.put("draining", draining);
    return node;
  }

  /** {@code cluster remove}. */
  public static ObjectNode removed(String name, int jobs) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("node", name);
    node.put("jobs", jobs);
    return node;
  }

  /** {@code cluster import} and {@code cluster export}. */
  public static ObjectNode moved(String from, String to, Moved moved, List<Path> aside) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("from", from);
    node.put("to", to);
    node.put("bytes", moved.document());
    node.put("log", moved.log());
    ObjectNode rows = node.putObject("rows");
    moved.rows().forEach(rows::put);
    ArrayNode files = node.putArray("put_aside");
    aside.forEach(file -> files.add(file.toString()));
    return node;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
