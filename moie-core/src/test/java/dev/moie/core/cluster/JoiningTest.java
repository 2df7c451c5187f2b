package dev.moie.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.engine.NodeWorker;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.DatabaseSettings;
import dev.moie.core.postgres.PgExecutionLog;
import dev.moie.core.postgres.PgStateStore;
import dev.moie.core.testing.TestWorkspace;
import dev.moie.testing.Postgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who joins a cluster, and who may not. */
@Timeout(120)
class JoiningTest {
  @RegisterExtension final Postgres postgres = new Postgres();

  @TempDir Path folder;

  private Database database;
  private Nodes nodes;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseSettings(
                postgres.url(),
                Optional.of(postgres.user()),
                Optional.of(postgres::password),
                postgres.schema(),
                4));
    nodes = new Nodes(database, ClusterSettings.DEFAULT);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static NodeInfo of(String name, long pid) {
    return new NodeInfo(name, "host", pid, "1.0", List.of("p 1"), List.of("p/t"), List.of());
  }

  private ClusterNode join(String name, Clock clock) throws Exception {
    PgExecutionLog log = new PgExecutionLog(database);
    return ClusterNode.join(
        database,
        ClusterSettings.DEFAULT,
        new ClusterNode.Parts(
            () -> of(name, ProcessHandle.current().pid()),
            new TestWorkspace(folder).engine(),
            new NodeWorker(new PgStateStore(database, ZoneOffset.UTC, Optional.empty())),
            log::guardedBy,
            2,
            Duration.ofSeconds(1)),
        clock);
  }

  @ParameterizedTest
  @CsvSource({"PT20S, ahead of", "PT-20S, behind"})
  void a_clock_that_is_wrong_by_more_than_half_a_lease_is_refused(Duration skew, String how) {
    assertThatThrownBy(() -> join("n1", Clock.offset(Clock.systemUTC(), skew)))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(how)
        .hasMessageContaining("Set the clock");
    assertThat(nodes.all()).isEmpty();
  }

  @Test
  void a_clock_that_is_a_little_wrong_will_do_and_a_node_comes_and_goes() throws Exception {
    try (ClusterNode node = join("n1", Clock.offset(Clock.systemUTC(), Duration.ofSeconds(10)))) {
      assertThat(nodes.all())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.info().id()).isEqualTo("n1");
                assertThat(row.info().types()).containsExactly("p/t");
                assertThat(row.state()).isEqualTo(NodeRow.State.UP);
                // By the database's clock, whatever the node's own says.
                assertThat(row.silent()).isLessThan(Duration.ofSeconds(9));
              });
      assertThat(node.lead()).isPresent();
      assertThat(nodes.onlyAnotherHas("n1", List.of("p/t"))).isFalse();
      assertThat(nodes.onlyAnotherHas("n2", List.of("p/t"))).isTrue();
      assertThat(nodes.onlyAnotherHas("n2", List.of("p/t", "q/t"))).isFalse();

      // That of the row is this very process, which lives.
      assertThatThrownBy(() -> nodes.join(of("n1", 1))).hasMessageContaining("lives already");

      // A second one that has the same would only hand the job back.
      try (ClusterNode second = join("n2", Clock.systemUTC())) {
        assertThat(nodes.onlyAnotherHas("n1", List.of("p/t"))).isFalse();
        assertThat(nodes.onlyAnotherHas("n2", List.of("p/t"))).isFalse();
      }

      nodes.drain("n1", true);
      assertThat(nodes.onlyAnotherHas("n2", List.of("p/t"))).isFalse();
      assertThatThrownBy(() -> nodes.remove("n1")).hasMessageContaining("so it lives");
      assertThatThrownBy(() -> nodes.drain("n9", true)).hasMessageContaining("there are n1");
    }
    assertThat(nodes.all()).isEmpty();
    assertThat(Lead.take(database, ClusterSettings.DEFAULT, "n2")).isPresent();
  }
}
