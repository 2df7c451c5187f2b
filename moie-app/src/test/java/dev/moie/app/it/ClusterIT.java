package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.TestCluster;
import dev.moie.testing.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of the packed program on one database. */
@Tag("alone")
class ClusterIT {
  @RegisterExtension final Postgres postgres = new Postgres();

  @TempDir Path folder;

  @Test
  void what_a_killed_node_had_is_done_by_another_and_the_phases_go_on() throws Exception {
    try (TestCluster cluster =
        new TestCluster(folder, postgres.url(), postgres.user(), postgres.schema())) {
      cluster.begin(
          "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 3, 'jobs': ["
              + String.join(
                  ",",
                  cluster.job("u1", ""),
                  cluster.job("g2", ""),
                  cluster.job("u3", ", 'needs': ['g2']"))
              + "]}",
          "{'id': 2, 'name': 'TWO', 'status': 'locked', 'jobs': ["
              + cluster.job("u4", "")
              + ", {'id': 'c5', 'task': 'Again and again', 'status': 'cyclic', 'schedule': 'PT1S',"
              + " 'run': {'uses': 'steps/command', 'with': {'command': 'echo ran >> "
              + cluster.shared().resolve("cycles")
              + "'}}}]}");
      cluster.hold("u1");
      for (String node : List.of("n1", "n2")) {
        cluster.plugin(node, "1.0.0");
        cluster.start(node);
      }
      cluster.awaitsEffects(List.of("g2", "u3"));
      TestCluster.Said first = cluster.awaitsBegin("u1", each -> true);
      String dead = cluster.nodeOf(first.pid());
      RunningDaemon other = cluster.node(dead.equals("n1") ? "n2" : "n1");

      long killed = System.nanoTime();
      cluster.node(dead).signal("KILL");
      TestCluster.Said second = cluster.awaitsBegin("u1", each -> each.pid() == other.pid());
      Duration failover = Duration.ofNanos(System.nanoTime() - killed);
      cluster.release("u1");
      cluster.awaitsEffects(List.of("u1", "u4"));
      other.awaits(() -> cluster.shared().resolve("cycles").toFile().exists());

      System.out.println(
          "ClusterIT: kill -9 of a node: its job was taken by another after "
              + failover.toMillis()
              + " ms, with a lease of "
              + TestCluster.LEASE.toMillis()
              + " ms");
      assertThat(second.token()).isGreaterThan(first.token());
      assertThat(cluster.duplicates()).isEmpty();
      Moie moie = cluster.moie(dead.equals("n1") ? "n2" : "n1");
      assertThat(outcomes(moie, "u1")).containsExactly("EXECUTED", "INTERRUPTED");
      assertThat(moie.run("status", "--json").json().path("current_phase").asInt()).isEqualTo(2);
      assertThat(cluster.moie("first").run("heartbeat").err()).contains("leads the cluster");
    }
  }

  /** What the log says of a job, newest first. */
  private static List<String> outcomes(Moie moie, String job) {
    return StreamSupport.stream(
            moie.run("history", job, "--json").json().path("executions").spliterator(), false)
        .map(each -> each.path("outcome").asText())
        .toList();
  }
}
