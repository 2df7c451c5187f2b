package dev.moie.app.http;

import dev.moie.app.render.ClusterView;
import dev.moie.core.cluster.NodeRow;
import dev.moie.core.cluster.Overview;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code /metrics} says of a cluster; without one, nothing. Used by one thread at a time. */
final class ClusterMetrics {
  private final MultiGauge nodes;
  private final MultiGauge leader;
  private final MultiGauge queue;
  private final MultiGauge silent;

  ClusterMetrics(MeterRegistry registry) {
    this.nodes = gauge(registry, "moie.cluster.nodes", "Nodes by state.");
    this.leader =
        gauge(registry, "moie.cluster.leader", "1 for the node that leads, 0 for the others.");
    this.queue = gauge(registry, "moie.cluster.queue", "Jobs that run or wait for a node.");
    this.silent =
        MultiGauge.builder("moie.node.silent")
            .baseUnit("seconds")
            .description("How long ago a node was heard of.")
            .register(registry);
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String about) {
    return MultiGauge.builder(name).description(about).register(registry);
  }

  void show(ClusterView view) {
    Overview overview = view.overview();
    List<Row<?>> states = new ArrayList<>();
    for (NodeRow.State state : NodeRow.State.values()) {
      long count = overview.nodes().stream().filter(node -> node.state() == state).count();
      states.add(Row.of(Tags.of("state", state.name().toLowerCase(Locale.ROOT)), count));
    }
    nodes.register(states, true);
    Optional<String> leading = overview.leadingNode();
    List<Row<?>> leads = new ArrayList<>();
    List<Row<?>> silence = new ArrayList<>();
    for (NodeRow node : overview.nodes()) {
      Tags name = Tags.of("node", node.info().id());
      leads.add(Row.of(name, leading.filter(node.info().id()::equals).isPresent() ? 1 : 0));
      silence.add(Row.of(name, node.silent().toMillis() / 1e3));
    }
    leader.register(leads, true);
    silent.register(silence, true);
    long running = overview.jobs().stream().filter(job -> job.node().isPresent()).count();
    queue.register(
        List.of(
            Row.of(Tags.of("state", "running"), running),
            Row.of(Tags.of("state", "waiting"), overview.jobs().size() - running)),
        true);
  }
}
