package dev.moie.core.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.cluster.ClusterSettings;
import dev.moie.core.doctor.Doctor;
import dev.moie.core.doctor.Examination;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Scene;
import dev.moie.core.doctor.Severity;
import dev.moie.core.doctor.SharedStore;
import dev.moie.core.doctor.setup.SetupChecks;
import dev.moie.core.postgres.Database;
import dev.moie.core.postgres.DatabaseSettings;
import dev.moie.testing.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of a node of a cluster, word for word. */
@Timeout(120)
class ClusterChecksTest {
  /** Long, so that a slow machine is on the same side of its half and its quarter. */
  private static final ClusterSettings SETTINGS =
      new ClusterSettings(Duration.ofSeconds(100), 4, Duration.ofSeconds(1));

  @RegisterExtension final Postgres postgres = new Postgres();
  @TempDir Path folder;
  private final List<Database> opened = new ArrayList<>();
  private Scene scene;

  @BeforeEach
  void node() throws Exception {
    scene = new Scene(folder).healthy().naming(postgres.schema(), "SCHEMA");
    scene.naming(postgres.url().replaceAll("jdbc:postgresql://([^?]*).*", "$1"), "HOST/DB");
    in(postgres.url());
  }

  @AfterEach
  void close() throws Exception {
    opened.forEach(Database::close);
    scene.close();
  }

  private DatabaseSettings address(String url) {
    return new DatabaseSettings(
        url,
        Optional.of(postgres.user()),
        Optional.of(postgres::password),
        postgres.schema(),
        DatabaseSettings.DEFAULT_CONNECTIONS);
  }

  /** A new look at a database: what is known of the last one is forgotten. */
  private void in(String url) {
    scene.in(new SharedStore(() -> address(url), () -> open(url), SETTINGS));
  }

  private Database open(String url) {
    Database database = Database.open(address(url));
    opened.add(database);
    return database;
  }

  private void tables() {
    open(postgres.url());
    in(postgres.url());
  }

  private void golden(String id, String variant) {
    scene.assertGolden(Scene.check(id), variant, scene.findings(Scene.check(id)));
  }

  private List<Finding> findings(String id) {
    return scene.findings(Scene.check(id));
  }

  /** A node as it stands in the database. */
  private void node(String id, String version, String plugins, int silent) throws SQLException {
    postgres.execute(
        "insert into node (id, host, pid, version, started_at, seen_at, facts) values ('"
            + id
            + "', 'db1', 4711, '"
            + version
            + "', now() - interval '1 day', now() - interval '"
            + silent
            + " s', '{\"plugins\": ["
            + plugins
            + "], \"types\": [], \"running\": []}')");
  }

  private void lead(String holder, String left) throws SQLException {
    postgres.execute("delete from claim where name = 'lead'");
    postgres.execute(
        "insert into claim (name, fence, holder, since, until) values ('lead', 1, '"
            + holder
            + "', now(), now() + interval '"
            + left
            + "')");
  }

  @Test
  void a_database_without_tables_is_told_and_gets_none() throws SQLException {
    golden("cluster-database", "");
    assertThat(findings("state-file")).isEmpty();
    assertThat(
            postgres.column(
                "select nspname from pg_namespace where nspname = '" + postgres.schema() + "'"))
        .isEmpty();
  }

  @Test
  void a_database_that_cannot_be_reached_is_asked_once() {
    in("jdbc:postgresql://127.0.0.1:1/nothing");
    golden("cluster-database", "away");
    assertThat(findings("cluster-leader")).isEmpty();
    assertThat(findings("cluster-clock")).isEmpty();
    assertThat(opened).isEmpty();
  }

  @Test
  void tables_of_this_program_and_of_a_newer_one() throws SQLException {
    tables();
    golden("cluster-database", "well");
    postgres.execute("update flyway_schema_history set version = '999' where version = '1'");
    in(postgres.url());
    golden("cluster-database", "newer");
    assertThat(findings("cluster-leader")).isEmpty();
  }

  @Test
  void a_clock_that_is_off() {
    tables();
    Instant there = opened.get(0).now();
    scene.at(there.plusSeconds(150));
    golden("cluster-clock", "");
    scene.at(there.minusSeconds(290));
    golden("cluster-clock", "refused");
    scene.at(there);
    assertThat(findings("cluster-clock"))
        .extracting(Finding::severity)
        .containsExactly(Severity.OK);
  }

  @Test
  void a_node_that_is_dead() throws SQLException {
    tables();
    node("a-1", "1.0.0", "", 5);
    node("b-2", "1.0.0", "", 3 * 3600 + 60);
    golden("cluster-dead-node", "");
  }

  @Test
  void nodes_that_differ() throws SQLException {
    tables();
    node("a-1", "1.0.0", "\"verify 0.1.0\", \"own 1.0.0\"", 5);
    node("b-2", "1.1.0", "\"verify 0.2.0\"", 5);
    node("c-3", "0.9.0", "\"verify 0.0.9\"", 3600);
    golden("cluster-versions", "");
  }

  @Test
  void nobody_leads() throws SQLException {
    tables();
    golden("cluster-leader", "no-node");
    node("a-1", "1.0.0", "", 5);
    node("b-2", "1.0.0", "", 5);
    in(postgres.url());
    golden("cluster-leader", "");
    lead("a-1", "-10 s");
    in(postgres.url());
    assertThat(findings("cluster-leader"))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    lead("a-1", "100 s");
    in(postgres.url());
    golden("cluster-leader", "well");
  }

  @Test
  void nothing_is_missing_in_the_folder_of_a_node() throws Exception {
    tables();
    byte[] state = Files.readAllBytes(scene.workspace().stateFile());
    try (Connection connection = postgres.connect();
        PreparedStatement put =
            connection.prepareStatement(
                "insert into state (id, document, version, updated_at) values (1, ?, 1, now())")) {
      put.setBytes(1, state);
      put.executeUpdate();
    }
    Files.delete(scene.workspace().stateFile());
    scene.program("bin/java", "true").program("bin/crontab", "echo");

    List<Examination> examinations = new Doctor().examine(SetupChecks.all(), scene.setup());

    assertThat(examinations)
        .allMatch(each -> each.severity().compareTo(Severity.INFO) <= 0, "all is well");
    golden("state-file", "shared");
    golden("heartbeat-scheduled", "node");
    assertThat(findings("log")).isEmpty();
    assertThat(findings("backups-present")).isEmpty();
    assertThat(scene.site().jobs()).hasSize(1);
  }

  @Test
  void a_database_without_a_state_says_how_to_bring_one_in() {
    tables();
    golden("state-file", "shared-absent");
  }
}
