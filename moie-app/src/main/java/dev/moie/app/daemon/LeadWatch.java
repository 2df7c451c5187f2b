package dev.moie.app.daemon;

import dev.moie.core.cluster.ClusterNode;
import dev.moie.core.cluster.Lead;
import java.util.function.Consumer;

/** Sees to it that a heart beats no longer than its node leads. */
final class LeadWatch implements AutoCloseable {
  private static final long GLANCE_MILLIS = 100;

  private final ClusterNode node;
  private final Lead lead;
  private final Consumer<String> ended;
  private final Thread thread = new Thread(this::watch, "moie-lead-watch");

  /**
   * Begins to watch.
   *
   * @param ended run once, with the reason, when it is to lead no more
   */
  LeadWatch(ClusterNode node, Lead lead, Consumer<String> ended) {
    this.node = node;
    this.lead = lead;
    this.ended = ended;
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (lead.isFresh() && !node.isDraining()) {
        Thread.sleep(GLANCE_MILLIS);
      }
      ended.accept(
          node.isDraining() ? "this node is drained" : "this node has not held the lead in time");
    } catch (InterruptedException over) {
      // It leads no more anyway.
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
