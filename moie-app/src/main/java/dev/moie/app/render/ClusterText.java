package dev.moie.app.render;

import dev.moie.core.cluster.Difference;
import dev.moie.core.cluster.NodeRow;
import dev.moie.core.cluster.Overview;
import dev.moie.core.postgres.Moved;
import dev.moie.core.state.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A cluster for people. */
public final class ClusterText {
  /** More jobs than a screen has lines say nothing more. */
  private static final int MOST_JOBS = 40;

  private final Styles styles;

  public ClusterText(Styles styles) {
    this.styles = styles;
  }

  /** {@code cluster status}. */
  public List<String> lines(ClusterView view) {
    List<String> lines = new ArrayList<>();
    Overview overview = view.overview();
    lines.add("Cluster: " + Plain.line(view.database()));
    lines.add("Leader:  " + leader(overview));
    lines.add("");
    lines.addAll(nodes(overview));
    lines.add("");
    lines.addAll(queue(view));
    List<Difference> differences = view.differences();
    if (!differences.isEmpty()) {
      lines.add("");
      lines.add(styles.waiting("Not the same on all nodes:"));
      differences.forEach(each -> lines.add("  " + difference(each)));
    }
    return lines;
  }

  private String leader(Overview overview) {
    if (overview.leader().isEmpty()) {
      return styles.waiting("none; no job is handed out until a node takes the lead");
    }
    Overview.Leader leader = overview.leader().get();
    String name = styles.bold(Plain.line(leader.holder()));
    String token = ", token " + leader.token();
    if (leader.left().isNegative()) {
      return name
          + styles.bad(" until " + seconds(leader.left().negated()) + " ago")
          + token
          + "; the next node that looks takes the lead";
    }
    return name
        + " since "
        + Timestamps.text(leader.since())
        + token
        + ", for "
        + seconds(leader.left())
        + " more unless it renews that";
  }

  private List<String> nodes(Overview overview) {
    if (overview.nodes().isEmpty()) {
      return List.of("No node has joined; start \"moie daemon\" in a folder with the same store:.");
    }
    Columns columns = new Columns();
    columns.row("NODE", "STATE", "HEARD OF", "JOBS", "VERSION", "HOST", "PROCESS", "SINCE");
    for (NodeRow node : overview.nodes()) {
      columns.row(
          Plain.line(node.info().id(), 40),
          word(node.state()) + (leads(overview, node) ? ", leads" : ""),
          seconds(node.silent()) + " ago",
          Integer.toString(node.info().running().size()),
          Plain.line(node.info().version(), 20),
          Plain.line(node.info().host(), 40),
          Long.toString(node.info().pid()),
          Timestamps.text(node.since()));
    }
    List<String> plain = columns.lines();
    List<String> lines = new ArrayList<>();
    lines.add(styles.faint(plain.get(0)));
    for (int i = 1; i < plain.size(); i++) {
      lines.add(
          switch (overview.nodes().get(i - 1).state()) {
            case UP -> plain.get(i);
            case DRAINING -> styles.waiting(plain.get(i));
            case DEAD -> styles.bad(plain.get(i));
          });
    }
    return lines;
  }

  private static boolean leads(Overview overview, NodeRow node) {
    return overview.leadingNode().filter(node.info().id()::equals).isPresent();
  }

  private List<String> queue(ClusterView view) {
    List<Overview.QueuedJob> jobs = view.overview().jobs();
    long running = jobs.stream().filter(job -> job.node().isPresent()).count();
    String lag = view.lag().map(each -> ", one for " + seconds(each)).orElse("");
    List<String> lines = new ArrayList<>();
    lines.add(
        "Queue: "
            + running
            + " running, "
            + (jobs.size() - running)
            + " waiting"
            + lag
            + (view.unsaved() == 0 ? "" : "; " + view.unsaved() + " changes not yet in the state"));
    Columns columns = new Columns();
    for (Overview.QueuedJob job : jobs.subList(0, Math.min(MOST_JOBS, jobs.size()))) {
      columns.row(
          "  " + Plain.line(job.job(), 40),
          job.node().map(node -> "on " + Plain.line(node, 40)).orElse("waiting"),
          (job.node().isEmpty() && job.due().isAfter(view.now()) ? "not before " : "since ")
              + Timestamps.text(job.due()),
          job.node().isEmpty() ? "" : "silent for " + seconds(job.silent()));
    }
    lines.addAll(columns.lines());
    if (jobs.size() > MOST_JOBS) {
      lines.add("  and " + (jobs.size() - MOST_JOBS) + " more; --json has all of them");
    }
    return lines;
  }

  /** Where nodes differ, in one line. */
  public static String difference(Difference difference) {
    return Plain.line(difference.name(), 60)
        + ": "
        + difference.versions().entrySet().stream()
            .map(
                each ->
                    (each.getKey().isEmpty() ? "not" : Plain.line(each.getKey(), 30))
                        + " on "
                        + Plain.line(String.join(", ", each.getValue()), 200))
            .collect(Collectors.joining("; "));
  }

  /** What was moved, in words. */
  public static String moved(Moved moved) {
    String rows =
        moved.rows().entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return "the state ("
        + moved.document()
        + " bytes) and "
        + (rows.isEmpty() ? "no log, since there is none" : "the log (" + rows + ")");
  }

  private static String seconds(Duration time) {
    long millis = time.toMillis();
    return millis < 10_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : time.toSeconds() + " s";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
