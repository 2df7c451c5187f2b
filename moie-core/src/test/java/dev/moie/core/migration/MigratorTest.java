package dev.moie.core.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.core.backup.Backup;
import dev.moie.core.backup.Backups;
import dev.moie.core.io.Disk;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.testing.FailingDisk;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration loses nothing, touches nothing old, and can be taken back. */
class MigratorTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  @TempDir Path root;
  private final SettableClock clock = new SettableClock(NOW);

  private static String original(String name) throws IOException {
    try (InputStream in = MigratorTest.class.getResourceAsStream("/states/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Migrator migrator(Path folder, Disk disk) {
    Workspace workspace = new Workspace(folder);
    return new Migrator(disk, workspace, new Backups(disk, workspace, clock), clock);
  }

  private Migrator migrator() {
    return migrator(root, Disk.LOCAL);
  }

  private Path v1(String text) throws IOException {
    return Files.writeString(root.resolve(Workspace.STATE_V1), text);
  }

  private Path v2() {
    return root.resolve(Workspace.STATE_V2);
  }

  private String planned(Optional<String> monitoring) throws Exception {
    MigrationPlan plan =
        migrator().plan(2, monitoring.map(text -> text.getBytes(StandardCharsets.UTF_8)));
    return new String(plan.after(), StandardCharsets.UTF_8);
  }

  @Test
  void the_originals_file_gets_two_members_and_nothing_else() throws Exception {
    String before = original(Workspace.STATE_V1);
    Path file = v1(before);

    Migrator.Migrated done = migrator().migrate(migrator().plan(2, Optional.empty()));

    assertThat(file).hasContent(before);
    assertThat(Files.readString(v2()))
        .isEqualTo(
            before.replace(
                "\"last_heartbeat\": \"2025-12-12T22:05:00.000Z\"\n",
                "\"last_heartbeat\": \"2025-12-12T22:05:00.000Z\",\n"
                    + "    \"boot_time\": \"2026-03-04T05:06:07.089Z\",\n"
                    + "    \"mode\": \"daemon\"\n"));
    assertThat(done.backup().file()).hasContent(before);
    assertThat(done.note()).hasFileName("migration_2026-03-04_050607.md");
    assertThat(Files.readString(done.note()))
        .contains("30 days", "moie migrate --rollback", done.backup().name());
  }

  @Test
  void monitoring_is_added_once_and_is_active_where_it_is_current() throws Exception {
    String template = original(Workspace.STATE_V2);
    String before = original(Workspace.STATE_V1);
    v1(before);

    JsonNode added = new ObjectMapper().readTree(planned(Optional.of(template))).path("phases");
    v1(before.replace("\"current_phase\": 5", "\"current_phase\": 4"));
    JsonNode notYet = new ObjectMapper().readTree(planned(Optional.of(template))).path("phases");
    v1(
        planned(Optional.of(template))
            .replaceAll(",\\s*\"boot_time\".*\\s*\"mode\".*", "")
            .replace("\"cyclic\"", "\"pending\""));
    JsonNode once = new ObjectMapper().readTree(planned(Optional.of(template))).path("phases");

    assertThat(added).hasSize(5);
    assertThat(added.get(4).path("status").asText()).isEqualTo("active");
    assertThat(added.get(4).path("jobs").get(0).path("id").asText()).isEqualTo("5.1");
    assertThat(notYet.get(4).path("status").asText()).isIn("locked", "active");
    assertThat(once).hasSize(5);
  }

  @Test
  void indentation_by_tabs_and_windows_line_ends_stay() throws Exception {
    v1("{\r\n\t\"meta\": {\r\n\t\t\"current_phase\": 5\r\n\t},\r\n" + "\t\"phases\": []\r\n}");

    String after = planned(Optional.of(original(Workspace.STATE_V2)));

    assertThat(after.replace("\r\n", "")).doesNotContain("\n");
    assertThat(after)
        .contains("\r\n\t\t\"mode\": \"daemon\"\r\n\t},")
        .contains("\"phases\": [\r\n\t\t{\r\n\t\t\t\"id\": 5,\r\n")
        .contains("\r\n\t\t\t\t\t\"id\": \"5.1\",")
        .endsWith("\r\n\t\t}\r\n\t]\r\n}");
  }

  @Test
  void a_compact_file_stays_compact() throws Exception {
    v1("{\"meta\":{\"current_phase\":1},\"phases\":[]}");

    assertThat(planned(Optional.of(original(Workspace.STATE_V2))))
        .doesNotContain("\n")
        .startsWith(
            "{\"meta\":{\"current_phase\":1,\"boot_time\":\"2026-03-04T05:06:07.089Z\","
                + "\"mode\":\"daemon\"},\"phases\":[{\"id\": 5, ");
  }

  @Test
  void a_stated_version_is_raised() throws Exception {
    v1("{\"meta\": {\"schema_version\": 1, \"mode\": null, \"current_phase\": 1}, \"phases\": []}");

    assertThat(planned(Optional.empty())).contains("\"schema_version\": 2, \"mode\": \"daemon\"");
  }

  @Test
  void what_cannot_be_migrated_is_refused() throws Exception {
    assertThatThrownBy(() -> planned(Optional.empty()))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("there is no file");
    v1("{\"meta\": {\"current_phase\": \"x\"}, \"phases\": []}");
    assertThatThrownBy(() -> planned(Optional.empty()))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("/meta/current_phase");
    v1("{\"meta\": {\"current_phase\": 1, \"schema_version\": 3}, \"phases\": []}");
    assertThatThrownBy(() -> planned(Optional.empty())).hasMessageContaining("is newer than");
    v1(original(Workspace.STATE_V2));
    assertThatThrownBy(() -> planned(Optional.empty()))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("rename it to sovereign_state_v2.json");
    v1(original(Workspace.STATE_V1));
    Files.writeString(v2(), "whatever");
    assertThatThrownBy(() -> planned(Optional.empty()))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("--rollback");
  }

  @Test
  void monitoring_that_would_make_the_file_invalid_is_refused_and_nothing_made() throws Exception {
    v1(original(Workspace.STATE_V1).replace("\"id\": \"4.4\"", "\"id\": \"5.1\""));
    String template = original(Workspace.STATE_V2);

    assertThatThrownBy(() -> planned(Optional.of(template)))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("5.1");
  }

  @Test
  void a_rollback_makes_the_newer_file_a_backup() throws Exception {
    String before = original(Workspace.STATE_V1);
    v1(before);
    migrator().migrate(migrator().plan(2, Optional.empty()));
    String after = Files.readString(v2());

    Migrator.RolledBack done = migrator().rollback();

    assertThat(v2()).doesNotExist();
    assertThat(root.resolve(Workspace.STATE_V1)).hasContent(before);
    assertThat(done.backup().file()).hasContent(after);
    Workspace workspace = new Workspace(root);
    assertThat(new Backups(Disk.LOCAL, workspace, clock).verify(done.backup()).isGood()).isTrue();
    assertThatThrownBy(() -> migrator().rollback()).isInstanceOf(WorkspaceException.class);
  }

  @Test
  void a_rollback_to_a_file_that_cannot_be_used_is_refused() throws Exception {
    Path file = v1(original(Workspace.STATE_V1));
    migrator().migrate(migrator().plan(2, Optional.empty()));
    Files.writeString(file, "broken");

    assertThatThrownBy(() -> migrator().rollback()).isInstanceOf(InvalidStateException.class);
    Files.delete(file);
    assertThatThrownBy(() -> migrator().rollback()).hasMessageContaining("there is no file");

    assertThat(v2()).exists();
  }

  /** What is done to a workspace with a v1 file, and perhaps a v2 file. */
  private interface Act {
    void on(Migrator migrator) throws Exception;
  }

  @Test
  void whatever_call_fails_the_files_are_the_old_or_the_new_ones_and_the_message_says_which()
      throws Exception {
    faults("migrate", false, migrator -> migrator.migrate(migrator.plan(2, Optional.empty())));
    faults("rollback", true, Migrator::rollback);
  }

  private void faults(String name, boolean migrated, Act act) throws Exception {
    FailingDisk counting = FailingDisk.counting();
    assertThat(attempt(root.resolve(name), migrated, act, counting)).isFalse();
    int told = 0;
    for (FailingDisk.Fault fault : FailingDisk.Fault.values()) {
      for (int call = 1; call <= counting.calls(); call++) {
        Path own = root.resolve(name + fault + call);
        told += attempt(own, migrated, act, FailingDisk.at(call, fault)) ? 1 : 0;
      }
    }
    System.out.println(
        name
            + ": each of N="
            + counting.calls()
            + " calls failed in 3 ways, "
            + told
            + " times told");
    assertThat(told).isGreaterThan(counting.calls() * 2);
  }

  /** Whether it failed. */
  private boolean attempt(Path own, boolean migrated, Act act, FailingDisk disk) throws Exception {
    String before = original(Workspace.STATE_V1);
    Files.createDirectories(own);
    Files.writeString(own.resolve(Workspace.STATE_V1), before);
    Migrator sound = migrator(own, Disk.LOCAL);
    MigrationPlan plan = sound.plan(2, Optional.empty());
    if (migrated) {
      sound.migrate(plan);
    }
    Optional<Exception> told = Optional.empty();
    try {
      act.on(migrator(own, disk));
    } catch (IOException e) {
      told = Optional.of(e);
    }
    Path made = own.resolve(Workspace.STATE_V2);
    boolean done = Files.exists(made) != migrated;
    assertThat(own.resolve(Workspace.STATE_V1)).hasContent(before);
    if (Files.exists(made)) {
      assertThat(Files.readAllBytes(made)).isEqualTo(plan.after());
    }
    Workspace workspace = new Workspace(own);
    Backups backups = new Backups(Disk.LOCAL, workspace, clock);
    for (Backup backup : backups.list()) {
      assertThat(backups.verify(backup).isGood()).as(backup.name()).isTrue();
    }
    if (told.isPresent()) {
      assertThat(told.get())
          .message()
          .satisfiesAnyOf(
              text -> assertThat(done && text.contains("but the last step failed")).isTrue(),
              text -> assertThat(!done && text.contains("nothing is")).isTrue());
      assertThat(notes(workspace)).hasSize(done || migrated ? 1 : 0);
    }
    return told.isPresent();
  }

  private static List<Path> notes(Workspace workspace) throws IOException {
    if (!Files.exists(workspace.researchLogs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(workspace.researchLogs())) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
