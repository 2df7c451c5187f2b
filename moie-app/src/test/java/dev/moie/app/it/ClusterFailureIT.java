package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.RunningDaemon;
import dev.moie.app.testing.TestCluster;
import dev.moie.testing.OwnPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, and whatever may befall them and their database. */
@Tag("slow")
@EnabledIfSystemProperty(named = "moie.slow", matches = "true")
@Tag("alone")
class ClusterFailureIT {
  private static final int KILLS = 8;
  private static final List<String> NODES = List.of("n1", "n2", "n3");

  @TempDir Path folder;

  private OwnPostgres postgres;
  private TestCluster cluster;

  @BeforeEach
  void start() throws IOException {
    postgres = OwnPostgres.start(folder.resolve("data"));
    cluster = new TestCluster(folder.resolve("nodes"), postgres.url(), postgres.user(), "moie");
  }

  @AfterEach
  void end() throws Exception {
    cluster.close();
    postgres.close();
  }

  private static String phase(int id, String status, int concurrency, List<String> jobs) {
    return "{'id': "
        + id
        + ", 'name': 'P"
        + id
        + "', 'status': '"
        + status
        + "', 'concurrency': "
        + concurrency
        + ", 'jobs': ["
        + String.join(",", jobs)
        + "]}";
  }

  private List<String> ids(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> letter + number).toList();
  }

  private void startAll() {
    for (String node : NODES) {
      cluster.plugin(node, "1.0.0");
      cluster.start(node);
    }
  }

  /** Half of the jobs guard their effect. */
  private List<String> begin(int count) {
    List<String> ids = new ArrayList<>(ids("g", count));
    ids.addAll(ids("u", count));
    List<String> jobs = ids.stream().map(id -> cluster.job(id, "")).toList();
    cluster.begin(
        phase(1, "active", 6, jobs), phase(2, "locked", 1, List.of(cluster.job("last", ""))));
    return ids;
  }

  private void assertNothingIsLost(List<String> ids) {
    cluster.awaitsEffects(ids);
    cluster.awaitsEffects(List.of("last"));
    assertThat(cluster.duplicates().keySet()).as("guarded").noneMatch(id -> id.startsWith("g"));
  }

  @Test
  void nodes_that_are_killed_at_random_lose_no_job() throws Exception {
    List<String> ids = begin(KILLS);
    ids.forEach(cluster::hold);
    startAll();
    List<String> held = new ArrayList<>(ids);
    Random random = new Random(11);
    for (int kill = 0; kill < KILLS; kill++) {
      // Somebody is killed in the middle of jobs, just when some of them are let go.
      cluster.awaits(() -> cluster.begun().size() >= 6);
      held.subList(0, 2).forEach(cluster::release);
      held.subList(0, 2).clear();
      String victim = NODES.get(random.nextInt(NODES.size()));
      cluster.node(victim).close();
      cluster.start(victim);
    }
    assertNothingIsLost(ids);
    System.out.println(
        "ClusterFailureIT: "
            + KILLS
            + " kills of 3 nodes, "
            + ids.size()
            + " jobs: none lost, none guarded done twice; unguarded done again: "
            + cluster.duplicates());
  }

  @Test
  void a_node_that_was_stopped_past_its_lease_does_nothing_more() throws Exception {
    List<String> ids = begin(1);
    List.of("g1", "u1").forEach(cluster::hold);
    cluster.plugin("n1", "1.0.0");
    RunningDaemon first = cluster.start("n1");
    cluster.awaitsBegin("g1", each -> true);
    cluster.awaitsBegin("u1", each -> true);
    cluster.plugin("n2", "1.0.0");
    RunningDaemon second = cluster.start("n2");

    long stopped = System.nanoTime();
    first.signal("STOP");
    cluster.awaitsBegin("g1", each -> each.pid() == second.pid());
    Duration failover = Duration.ofNanos(System.nanoTime() - stopped);
    cluster.awaitsBegin("u1", each -> each.pid() == second.pid());
    ids.forEach(cluster::release);
    cluster.awaitsEffects(List.of("g1", "u1", "last"));
    first.signal("CONT");
    first.tells("has passed to another node");
    // Whoever does not ask does it all the same, and that is counted, not hidden.
    cluster.awaits(() -> cluster.effects().stream().filter(e -> e.job().equals("u1")).count() == 2);

    assertThat(cluster.duplicates()).containsOnlyKeys("u1");
    assertThat(cluster.moie("n2").run("history", "g1", "--json").out())
        .contains("\"EXECUTED\"")
        .doesNotContain("another node has the job");
    first.tells("this node leads no more");
    System.out.println(
        "ClusterFailureIT: SIGSTOP of the leading node: its job was taken by another after "
            + failover.toMillis()
            + " ms; after SIGCONT the guarded effect was left alone, the unguarded one came twice");
  }

  @Test
  void a_database_that_restarts_or_does_not_answer_delays_and_loses_nothing() throws Exception {
    List<String> ids = begin(12);
    cluster.hold("u1");
    cluster.hold("g1");
    startAll();
    cluster.awaitsBegin("u1", each -> true);
    postgres.stop();
    postgres.startAgain();
    cluster.awaitsEffects(List.of("u5"));
    postgres.pause();
    long paused = System.nanoTime();
    cluster.awaits(() -> System.nanoTime() - paused > 2 * TestCluster.LEASE.toNanos());
    postgres.resume();
    cluster.release("u1");
    cluster.release("g1");
    assertNothingIsLost(ids);
    System.out.println(
        "ClusterFailureIT: database restarted, and paused for two leases: unguarded done again: "
            + cluster.duplicates());
  }

  @Test
  void a_job_goes_to_a_node_that_has_its_plugin_and_a_plugin_is_replaced_node_by_node()
      throws Exception {
    List<String> ids = begin(10);
    ids.forEach(cluster::hold);
    cluster.start("n1");
    cluster.start("n2");
    cluster.tells("n1", "leads");
    RunningDaemon leader = cluster.node("n1");
    // Nobody can do them, and that is said.
    leader.awaits(
        () -> cluster.moie("n1").run("status", "--json").out().contains("is not installed"));
    cluster.plugin("n2", "1.0.0");
    cluster.awaits(() -> !cluster.begun().isEmpty());
    assertThat(cluster.begun()).allMatch(each -> each.pid() == cluster.node("n2").pid());

    cluster.plugin("n1", "2.0.0");
    cluster.plugin("n2", "2.0.0");
    ids.forEach(cluster::release);
    assertNothingIsLost(ids);
    assertThat(cluster.duplicates()).isEmpty();
    assertThat(cluster.effects()).extracting(TestCluster.Said::version).contains("1.0.0", "2.0.0");
  }
}
