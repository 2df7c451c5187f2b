package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.TestCluster;
import dev.moie.testing.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
      Map<String, String> addresses = Map.of("n1", free(), "n2", free());
      for (String node : List.of("n1", "n2")) {
        cluster.plugin(node, "1.0.0");
        cluster.start(node, "--http", addresses.get(node));
      }
      cluster.awaitsEffects(List.of("g2", "u3"));
      TestCluster.Said first = cluster.awaitsBegin("u1", each -> true);
      String dead = cluster.nodeOf(first.pid());
      RunningDaemon other = cluster.node(dead.equals("n1") ? "n2" : "n1");
      shows(addresses.get(dead.equals("n1") ? "n2" : "n1"), dead);

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
      looksAfter(moie, dead, dead.equals("n1") ? "n2" : "n1");
    }
  }

  /** An address that nobody listens at. */
  private static String free() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + free.getLocalPort();
    }
  }

  private static String get(String address, String path) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://" + address + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** What one node says over HTTP while a job runs on the other. */
  private static void shows(String address, String busy) throws Exception {
    String api = get(address, "/api/v1/cluster");
    PublishedSchema.of("cluster-status").assertFits(api);
    JsonNode cluster = new ObjectMapper().readTree(api);
    String leader = cluster.path("leader").path("name").asText();
    assertThat(leader).isIn("n1", "n2");
    assertThat(cluster.path("nodes").findValuesAsText("name")).containsExactly("n1", "n2");
    assertThat(cluster.path("queue"))
        .anyMatch(
            job -> job.path("job").asText().equals("u1") && job.path("node").asText().equals(busy));
    assertThat(get(address, "/nodes")).contains(">n1<", ">n2<", ">u1<");
    assertThat(get(address, "/metrics"))
        .contains("moie_cluster_nodes{state=\"up\"} 2")
        .contains("moie_cluster_leader{node=\"" + leader + "\"} 1")
        .contains("moie_node_silent_seconds{node=\"" + busy + "\"}")
        .containsPattern("moie_cluster_queue\\{state=\"running\"} [1-9]");
  }

  /** The dead node is told and removed; the other is drained, and stopped with the cluster. */
  private static void looksAfter(Moie moie, String dead, String alive) {
    Moie.Result doctor = moie.run("doctor", "--json");
    assertThat(doctor.out())
        .contains("node " + dead, "moie cluster remove " + dead)
        .doesNotContain("moie backup", "moie init");
    assertThat(doctor.exit()).as(doctor.toString()).isZero();

    Moie.Result drained = moie.run("cluster", "drain", alive, "--json");
    PublishedSchema.of("cluster-drain").assertFits(drained.out());
    assertThat(drained.json().path("draining").asBoolean()).isTrue();
    Moie.Result again = moie.run("cluster", "drain", alive, "--undo", "--json");
    PublishedSchema.of("cluster-drain").assertFits(again.out());
    assertThat(again.json().path("draining").asBoolean()).isFalse();

    assertThat(moie.run("cluster", "remove", alive).err()).contains("so it lives");
    Moie.Result removed = moie.run("cluster", "remove", dead, "--json");
    PublishedSchema.of("cluster-remove").assertFits(removed.out());
    assertThat(removed.json().path("node").asText()).isEqualTo(dead);
    assertThat(moie.run("cluster", "status", "--json").json().path("nodes")).hasSize(1);

    assertThat(moie.run("health").exit()).isZero();
    assertThat(moie.run("stop", "--reason", "a test").exit()).isZero();
    Moie.Result stopped = moie.run("health", "--json");
    assertThat(stopped.exit()).isEqualTo(1);
    assertThat(stopped.json().path("stop").path("reason").asText()).isEqualTo("a test");
  }

  /** What the log says of a job, newest first. */
  private static List<String> outcomes(Moie moie, String job) {
    return StreamSupport.stream(
            moie.run("history", job, "--json").json().path("executions").spliterator(), false)
        .map(each -> each.path("outcome").asText())
        .toList();
  }
}
