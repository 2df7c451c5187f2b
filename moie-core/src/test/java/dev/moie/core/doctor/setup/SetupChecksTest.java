package dev.moie.core.doctor.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.backup.Backup;
import dev.moie.core.doctor.Check;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JavaInstallation;
import dev.moie.core.doctor.Machine;
import dev.moie.core.doctor.Scene;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Severity;
import dev.moie.core.log.Request;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of machines, workspaces and engines, word for word. */
class SetupChecksTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void healthy() {
    scene = new Scene(folder).healthy();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private void golden(String id) {
    scene.assertGolden(Scene.check(id));
  }

  private void golden(String id, String variant) {
    scene.assertGolden(Scene.check(id), variant, scene.findings(Scene.check(id)));
  }

  private List<Finding> findings(String id) {
    return scene.findings(Scene.check(id));
  }

  @Test
  void the_java_that_runs() {
    golden("java-version");
    Path home = Path.of("/opt/java");
    scene.java(new JavaInstallation("11.0.2", "Maker", home));
    golden("java-version", "too-old");
    scene.java(new JavaInstallation("99-ea", "Maker", home));
    golden("java-version", "early");
  }

  @Test
  void schedules_that_the_beat_cannot_keep() {
    String run = "'run': {'uses': 'probe/write', 'with': {'path': 'a'}}";
    scene.cyclicJobs(
        "'schedule': 'PT1M', " + run, "'schedule': '@hourly', " + run, "'schedule': 'PT1M'");
    golden("job-schedule");

    scene.file("moie.yaml", "beat:\n  every: PT1M\n");
    assertThat(findings("job-schedule")).isEmpty();
  }

  @Test
  void java_home_against_path() {
    scene
        .program("jdk17/bin/java", "true")
        .program("jdk25/bin/java", "true")
        .program("same/bin/java", "true")
        .variable("PATH", scene.folder().resolve("jdk25/bin").toString())
        .variable("MOIE_JAVA_HOME", scene.folder().resolve("nowhere").toString())
        .variable("JAVA_HOME", scene.folder().resolve("jdk17").toString());
    release("jdk17", "17.0.1");
    release("jdk25", "25.0.1");
    release("same", "25.0.3");
    golden("java-home");

    scene
        .variable("MOIE_JAVA_HOME", "")
        .variable("JAVA_HOME", scene.folder().resolve("same").toString());
    assertThat(findings("java-home")).isEmpty();
  }

  private void release(String home, String version) {
    scene.write(
        scene.folder().resolve(home + "/release"),
        "IMPLEMENTOR=\"Maker\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private void crontab(String... lines) {
    scene.program("bin/crontab", "cat <<'END'\n" + String.join("\n", lines) + "\nEND");
  }

  @Test
  void programs_that_cron_does_not_find() {
    scene
        .program("bin/java", "true")
        .program("bin/near", "true")
        .program("bin/exiftool", "true")
        .program("cron/near", "true")
        .jobs("'verification_cmd': 'near && exiftool x'", "'verification_cmd': 'exiftool y'");
    crontab("PATH=" + scene.folder().resolve("cron"), "0 5 * * * near");
    golden("cron-path");

    crontab("PATH=" + scene.folder().resolve("bin"));
    assertThat(findings("cron-path")).isEmpty();
  }

  @Test
  void nothing_that_starts_the_heartbeat() {
    crontab("# 0 * * * * moie heartbeat", "0 5 * * * something-else");
    golden("heartbeat-scheduled");
  }

  @Test
  void what_starts_the_heartbeat() {
    crontab("*/10 * * * * /opt/moie/bin/moie --home /srv/ws heartbeat -q");
    scene.write(
        scene.folder().resolve("home/.config/systemd/user/moie.service"),
        "[Service]\nExecStart=/opt/moie/bin/moie --home /srv/ws daemon\n");
    scene.write(
        scene.folder().resolve("etc/cron.d/moie"), "5 * * * * ada moie --home /srv/a heartbeat\n");
    golden("heartbeat-scheduled", "found");
  }

  @Test
  void a_crontab_that_hangs_is_not_waited_for() {
    scene.program("bin/crontab", "exec sleep 600");
    assertThat(findings("heartbeat-scheduled"))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void a_clock_without_a_battery() {
    scene.at(Instant.parse("1970-01-01T00:03:00Z"));
    golden("clock-year");
  }

  @Test
  void a_zone_that_nobody_knows() {
    scene.variable("TZ", "Nowhere/Land");
    golden("clock-zone");
    scene.variable("TZ", "Europe/Berlin");
    golden("clock-zone", "known");
  }

  @Test
  void workspaces_found_and_not_found() {
    golden("workspace", "found");
    Check check = Scene.check("workspace");
    Setup without =
        new Setup(scene.machine(), "no state file in /home/ada or above it", Optional.empty());
    scene.assertGolden(check, "", Scene.findings(check, without));
    scene.file("sovereign_state_v3.json", "{}");
    golden("workspace", "newer");
  }

  @Test
  void without_a_workspace_no_check_of_one_says_anything() {
    Setup without = new Setup(scene.machine(), "none", Optional.empty());
    assertThat(Scene.findings(Scene.check("state-file"), without)).isEmpty();
    assertThat(Scene.findings(Scene.check("plugin-not-a-jar"), without)).isEmpty();
    assertThat(Scene.findings(Scene.check("cron-path"), without)).hasSizeLessThan(2);
  }

  @Test
  void two_versions_side_by_side() {
    scene.file("sovereign_state.json", "{}");
    Path v1 = scene.workspace().stateFile(1);
    scene.writtenAt(v1, Instant.parse("2020-01-01T00:00:00Z"));
    golden("state-versions");
    scene.writtenAt(v1, Instant.parse("2089-01-01T00:00:00Z"));
    golden("state-versions", "newer-v1");
  }

  @Test
  void a_state_file_that_is_fine() {
    golden("state-file", "fine");
  }

  @Test
  void a_state_file_with_warnings() {
    scene.jobs("'verifcation_cmd': 'true'");
    golden("state-file", "warnings");
  }

  @Test
  void a_state_file_that_cannot_be_used() {
    scene.jobs("'verification_cmd': 7", "'timeout': 'soon', 'needs': '9.9'");
    golden("state-file");
    scene.file("sovereign_state_v2.json", "{\n \"meta\": {");
    golden("state-file", "no-json");
  }

  @Test
  void a_state_file_that_is_not_there() throws IOException {
    Files.delete(scene.workspace().stateFile());
    golden("state-file", "absent");
  }

  @Test
  void a_state_file_behind_a_link_that_everybody_can_write() throws IOException {
    Path real = scene.folder().resolve("shared.json");
    Files.move(scene.workspace().stateFile(), real);
    Files.createSymbolicLink(scene.workspace().stateFile(), real);
    scene.mode(real, "rw-rw-rw-");
    golden("state-access");
  }

  @Test
  void settings_that_cannot_be_used() {
    scene.file("moie.yaml", "timezon: Europe/Berlin\nbackups:\n  keep: none\n");
    golden("settings");
    scene.file("moie.yaml", "a: [1");
    golden("settings", "no-yaml");
  }

  @Test
  void folders_that_everybody_can_write() throws IOException {
    Files.createDirectory(scene.workspace().internal());
    scene
        .mode(scene.workspace().root(), "rwxrwxrwx")
        .mode(scene.workspace().internal(), "rwxr-xrwx");
    golden("workspace-access");
    golden("internal-access");
  }

  @Test
  void a_file_in_place_of_the_internal_folder() {
    scene.file(".moie", "no folder");
    golden("internal-access", "no-folder");
  }

  @Test
  void secrets_that_others_can_read() throws IOException {
    scene.file(".moie/token", "t").file(".moie/secrets.json", "s").file(".moie/tokens-are", "no");
    scene.mode(scene.workspace().internal().resolve("secrets.json"), "rw-------");
    golden("secrets-access");
  }

  @Test
  void disks_with_little_room() {
    scene.disk(new Machine.Volume("ext4", 100L << 20, 10L << 30));
    golden("disk-space");
    scene.disk(new Machine.Volume("ext4", 1L << 20, 10L << 30));
    golden("disk-space", "full");
    scene.program(
        "bin/df",
        "echo Filesystem Inodes IUsed IFree IUse% Mounted on; echo /dev/sda1 1000 988 12 99% /");
    golden("disk-inodes");
  }

  @Test
  void a_disk_that_counts_no_inodes_has_enough() {
    scene.program("bin/df", "echo Filesystem Inodes; echo btrfs 0 0 0 - /");
    assertThat(findings("disk-inodes")).isEmpty();
    scene.program("bin/df", "echo nonsense; exit 3");
    assertThat(findings("disk-inodes")).isEmpty();
  }

  @Test
  void a_disk_of_another_machine() {
    scene.disk(new Machine.Volume("nfs4", 50L << 30, 100L << 30));
    golden("network-disk");
    scene.disk(new Machine.Volume("ext4", 50L << 30, 100L << 30));
    assertThat(findings("network-disk")).extracting(Finding::severity).containsExactly(Severity.OK);
  }

  @Test
  void what_an_interrupted_save_has_left() {
    scene
        .file(".sovereign_state_v2.json.123.tmp", "half")
        .file(".moie/.checkpoint.9.tmp", "half")
        .file(".moie/.young.9.tmp", "half")
        .file("notes.tmp", "somebody's own");
    scene.writtenAt(
        scene.workspace().internal().resolve(".young.9.tmp"), Scene.NOW.minusSeconds(60));
    golden("leftovers");
  }

  @Test
  void a_heart_that_does_not_beat() {
    scene.at(Scene.NOW.plus(Duration.ofDays(3)));
    golden("heartbeat-age");
    scene.at(Scene.NOW.plus(Duration.ofHours(23)));
    assertThat(findings("heartbeat-age"))
        .extracting(Finding::severity)
        .containsExactly(Severity.OK);
  }

  @Test
  void a_heart_that_has_never_beaten() throws IOException {
    String state = Files.readString(scene.workspace().stateFile());
    scene.file("sovereign_state_v2.json", state.replace("\"2090-01-05T11:55:00Z\"", "null"));
    golden("heartbeat-age", "never");
  }

  @Test
  void a_lock_that_a_crash_has_left() throws IOException {
    scene.file(".moie/lock.json", note().replaceAll("\"pid\": [0-9]+", "\"pid\": 999999999"));
    golden("lock");
  }

  @Test
  void a_lock_of_another_machine() throws IOException {
    scene.file(
        ".moie/lock.json", note().replaceAll("\"host\": \"[^\"]*\"", "\"host\": \"elsewhere\""));
    golden("lock", "elsewhere");
  }

  /** What this process writes when it holds the workspace. */
  private String note() throws IOException {
    try (WorkspaceLock held =
        WorkspaceLock.acquire(scene.workspace(), "heartbeat", scene.clock()).orElseThrow()) {
      return Files.readString(scene.workspace().internal().resolve("lock.json"));
    }
  }

  @Test
  void a_log_that_is_none() {
    scene.file(".moie/log.db", "this is no database, but it is long enough to be looked at");
    golden("log");
  }

  @Test
  void a_log_that_is_damaged_is_told_and_not_touched() throws IOException {
    Path log = scene.workspace().executionLog();
    SqliteExecutionLog.open(log).close();
    assertThat(findings("log")).extracting(Finding::severity).containsExactly(Severity.OK);
    byte[] bytes = Files.readAllBytes(log);
    Arrays.fill(bytes, 2 * 4096, bytes.length, (byte) 0x55);
    Files.write(log, bytes);
    List<String> before = scene.fingerprint();

    assertThat(findings("log"))
        .singleElement()
        .matches(finding -> finding.severity() == Severity.PROBLEM)
        .matches(finding -> finding.cure().contains("log.db.damaged"));
    assertThat(scene.fingerprint()).isEqualTo(before);
  }

  @Test
  void orders_that_nobody_has_answered() {
    Path file = scene.workspace().executionLog();
    try (SqliteExecutionLog log = SqliteExecutionLog.open(file)) {
      log.requests().ask(request("a", "reset", Scene.NOW.minusSeconds(3600)));
      log.requests().ask(request("b", "run", Scene.NOW.plusSeconds(20)));
      Request done = request("c", "pause", Scene.NOW.plusSeconds(20));
      log.requests().ask(done);
      log.requests().answer(done, new Request.Answer(0, "done"), Scene.NOW);
      // Beside its writer, as while an engine works.
      golden("log-requests");
    }
    golden("log-requests");
    golden("log", "whole");
  }

  private static Request request(String id, String command, Instant until) {
    return new Request(id, command, "1.1", Map.of(), "ada", until.minusSeconds(30), until);
  }

  @Test
  void no_backup_and_a_good_one() throws IOException {
    golden("backups-present");
    scene.site().backups().create(scene.workspace().stateFile());
    golden("backups-present", "some");
    assertThat(findings("backups-good")).isEmpty();
  }

  @Test
  void a_backup_that_was_changed() throws IOException {
    Backup backup = scene.site().backups().create(scene.workspace().stateFile());
    Files.writeString(backup.file(), "{}");
    golden("backups-good");
  }

  @Test
  void a_clock_that_was_set_back() throws IOException {
    scene.at(Instant.parse("2090-01-05T10:00:00Z"));
    golden("clock-back");
    scene.at(Scene.NOW).file("research_logs/system_journal.md", "x");
    scene.writtenAt(scene.workspace().journal(), Scene.NOW.plusSeconds(7200));
    golden("clock-back", "journal");
  }
}
