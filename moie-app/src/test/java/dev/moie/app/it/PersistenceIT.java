package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps a workspace alive, with stand-ins for {@code crontab} and {@code systemctl} on the
 * PATH and a home of its own: no scheduler of this machine is touched.
 */
class PersistenceIT {
  private static final String OTHERS =
      "MAILTO=me\n# mine \u00e4\n5 4 * * * backup 100\\%\n#*/10 * * * * off\nlast line";

  @TempDir Path folder;
  private Path workspace;
  private Path tab;
  private Path tools;
  private Path home;

  @BeforeEach
  void aHomeOfItsOwn() throws IOException {
    tools = Files.createDirectory(folder.resolve("tools"));
    home = Files.createDirectory(folder.resolve("home"));
    tab = folder.resolve("tab");
    workspace = folder.resolve("it's a \"ws\" 100% $(touch pwned) `x`;&");
    stateFile(
        "'verify': {'uses': 'persistence/scheduled'}, 'run': {'uses': 'persistence/schedule'}");
    tool(
        "crontab",
        "if [ \"$1\" = -l ]; then [ -e '%s' ] || { echo 'no crontab for me' >&2; exit 1; }; exec"
            + " cat '%s'; fi; exec cp \"$1\" '%s'");
    tool("systemctl", "echo 'Failed to connect to bus' >&2; exit 1");
    tool("loginctl", "echo Linger=yes");
    tool("logger", "cat >>'%s.logged'");
  }

  private void stateFile(String job) {
    StateFiles.phase(workspace, StateFiles.job("1.1", job));
  }

  private void tool(String name, String script) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script.replace("%s", tab.toString()) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Moie moie() {
    return Moie.in(workspace)
        .with("HOME", home.toString())
        .with("XDG_CONFIG_HOME", "")
        .with("PATH", tools + ":/usr/bin:/bin");
  }

  private Path data() {
    return workspace.resolve(".moie/data/persistence");
  }

  /** Does what cron does with an entry: unescapes the percent signs and asks the shell. */
  private Moie.Result cronRuns(String script) throws IOException {
    String line =
        Files.readString(tab, StandardCharsets.UTF_8)
            .lines()
            .filter(each -> each.contains(script))
            .findFirst()
            .orElseThrow();
    assertThat(line)
        .as("cron ends a command at a bare percent sign")
        .doesNotContainPattern("(?<!\\\\)%");
    String command = line.split(" ", 6)[5].replace("\\%", "%");
    return moie()
        .program("env", "-i", "HOME=" + home, "PATH=/usr/bin:/bin", "/bin/sh", "-c", command);
  }

  @Test
  void a_heartbeat_installs_itself_in_cron_and_the_one_that_cron_starts_completes_the_job()
      throws Exception {
    Files.writeString(tab, OTHERS);

    Moie.Result first = moie().run("heartbeat", "--json");

    assertThat(first.job("1.1").path("outcome").asText())
        .as(first.toString())
        .isEqualTo("INCONCLUSIVE");
    assertThat(first.job("1.1").path("reason").asText())
        .contains("installed in cron and active", "due within 10 min");
    assertThat(Files.readString(tab)).startsWith(OTHERS + "\n# BEGIN moie-it-s-a-ws-100-");
    String installed = Files.readString(tab);

    Moie.Result beaten = cronRuns("heartbeat.sh");

    assertThat(beaten.exit())
        .as(beaten + Files.readString(data().resolve("heartbeat.log")))
        .isZero();
    assertThat(Files.readString(data().resolve("heartbeat.log")))
        .contains("1.1 Task 1.1: VERIFIED", "cron started this heartbeat");
    assertThat(Files.readString(tab)).as("installed once").isEqualTo(installed);
    Moie.Result status = moie().run("persistence", "status");
    assertThat(status.exit()).as(status.toString()).isZero();
    assertThat(status.out()).contains("beating, cron started a heartbeat 0 min ago");
    try (Stream<Path> found = Files.walk(folder)) {
      assertThat(found).noneMatch(file -> file.endsWith("pwned"));
    }
  }

  @Test
  void installing_twice_changes_nothing_and_removing_leaves_the_lines_of_others() throws Exception {
    Files.writeString(tab, OTHERS + "\n");
    assertThat(moie().run("persistence", "install").exit()).isZero();
    String once = Files.readString(tab);

    Moie.Result twice = moie().run("persistence", "install");

    assertThat(twice.exit()).as(twice.toString()).isZero();
    assertThat(Files.readString(tab)).isEqualTo(once);
    assertThat(moie().run("persistence", "install", "--every", "30m").exit()).isZero();
    assertThat(Files.readString(tab)).contains("*/30 * * * *").doesNotContain("*/10 * * * * /bin");
    Moie.Result removed = moie().run("persistence", "uninstall");
    assertThat(removed.exit()).as(removed.toString()).isZero();
    assertThat(Files.readString(tab)).isEqualTo(OTHERS + "\n");
    assertThat(moie().run("persistence", "uninstall").out()).contains("nothing was there");
  }

  @Test
  void what_cannot_be_read_or_is_damaged_is_left_alone() throws Exception {
    Files.writeString(tab, OTHERS + "\n");
    assertThat(moie().run("persistence", "install").exit()).isZero();
    String damaged = Files.readString(tab).replaceAll("(?m)^# END.*$", "");
    Files.writeString(tab, damaged);
    Moie.Result refused = moie().run("persistence", "install");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("mend that with \"crontab -e\"").hasLineCount(1);
    assertThat(Files.readString(tab)).isEqualTo(damaged);

    tool("crontab", "echo 'disk on fire' >&2; exit 1");
    Moie.Result unread = moie().run("persistence", "install");
    assertThat(unread.exit()).isEqualTo(1);
    assertThat(unread.err()).contains("left alone", "disk on fire");
    assertThat(Files.readString(tab)).isEqualTo(damaged);
  }

  @Test
  void a_crontab_longer_than_what_is_kept_of_an_output_stays_whole() throws Exception {
    String many = "1 1 * * * true # a line of somebody else's\n".repeat(2000);
    Files.writeString(tab, many);

    assertThat(moie().run("persistence", "install").exit()).isZero();

    assertThat(Files.readString(tab)).startsWith(many + "# BEGIN moie-");
  }

  @Test
  void a_dry_run_shows_everything_and_touches_nothing() throws Exception {
    Moie.Result shown = moie().run("persistence", "show", "--kind", "cron", "--json");

    assertThat(shown.exit()).as(shown.toString()).isZero();
    PublishedSchema.of("persistence").assertFits(shown.out());
    assertThat(shown.json().path("files")).hasSize(3);
    assertThat(Moie.fingerprint(workspace))
        .filteredOn(line -> !line.contains(".moie"))
        .isNotEmpty();
    assertThat(tab).doesNotExist();
    assertThat(data()).doesNotExist();
  }

  @Test
  void an_entry_of_another_workspace_is_not_taken_for_this_ones() throws Exception {
    assertThat(moie().run("persistence", "install").exit()).isZero();
    Path other = folder.resolve("other");
    StateFiles.phase(other, StateFiles.job("1.1", "'verify': {'uses': 'persistence/scheduled'}"));

    Moie.Result beat = moie().run("--home", other.toString(), "heartbeat", "--json");

    assertThat(beat.job("1.1").path("outcome").asText()).isEqualTo("ACTION_REQUIRED");
  }

  @Test
  void the_watch_is_independent_and_alerts_once_an_hour() throws Exception {
    Path alerts = folder.resolve("alerts");
    assertThat(moie().run("persistence", "install", "--alert", "cat >>'" + alerts + "'").exit())
        .isZero();
    Path fake = folder.resolve("fake moie");
    Files.writeString(fake, "#!/bin/sh\necho \"STALE $*\"; exit ${HEALTH:-1}\n");
    Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path watch = data().resolve("watch.sh");
    String program = Moie.distribution().resolve("bin/moie").toString();
    String script = Files.readString(watch);
    assertThat(script).contains(program);
    Files.writeString(watch, script.replace(program, fake.toString()));

    Moie.Result told = cronRuns("watch.sh");
    Moie.Result again = cronRuns("watch.sh");

    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out()).contains("MOIE is not healthy: " + workspace.toRealPath(), "STALE");
    assertThat(again.out()).isEmpty();
    assertThat(Files.readString(alerts)).containsOnlyOnce("STALE --home").contains("health");
    Files.writeString(watch, Files.readString(watch).replace("report=$(", "report=$(HEALTH=0 "));
    assertThat(cronRuns("watch.sh").out()).contains("healthy again");
    assertThat(cronRuns("watch.sh").out()).isEmpty();
  }

  @Test
  void systemd_gets_units_that_it_accepts_and_they_are_enabled_started_and_removed()
      throws Exception {
    Path asked = folder.resolve("asked");
    tool("systemctl", "echo \"$*\" >>'" + asked + "'; echo active");

    Moie.Result made = moie().run("persistence", "install", "--kind", "systemd");

    assertThat(made.exit()).as(made.toString()).isZero();
    assertThat(Files.readString(asked))
        .contains("daemon-reload", "enable moie-", "start --no-block");
    Path units = home.resolve(".config/systemd/user");
    assertThat(moie().run("persistence", "status").out()).contains("new, installed in systemd");
    accepts(units, 4);
    Moie.Result daemon = moie().run("persistence", "install", "--mode", "daemon");
    assertThat(daemon.exit()).as(daemon.toString()).isZero();
    accepts(units, 3);
    assertThat(moie().run("persistence", "uninstall").exit()).isZero();
    assertThat(units).isEmptyDirectory();
    assertThat(tab).doesNotExist();
  }

  private void accepts(Path units, int count) throws IOException {
    try (Stream<Path> found = Files.list(units)) {
      List<String> files = found.map(Path::toString).toList();
      assertThat(files).hasSize(count);
      boolean there = Files.isExecutable(Path.of("/usr/bin/systemd-analyze"));
      Assumptions.assumeTrue(there, "skipped: there is no systemd-analyze on this machine");
      Stream<String> command =
          Stream.concat(Stream.of("/usr/bin/systemd-analyze", "--user", "verify"), files.stream());
      Moie.Result verified = moie().program(command.toArray(String[]::new));
      assertThat(verified.err().lines().filter(line -> line.contains("moie-"))).isEmpty();
    }
  }

  @Test
  void the_files_of_launchd_and_windows_are_as_they_should_be() throws Exception {
    Moie.Result launchd = moie().run("persistence", "show", "--kind", "launchd");
    Moie.Result windows = moie().run("persistence", "show", "--kind", "windows");
    Moie.Result cronDaemon =
        moie().run("persistence", "show", "--kind", "cron", "--mode", "daemon");

    assertThat(launchd.out())
        .contains("<key>StartInterval</key>\n  <integer>600</integer>")
        .contains("<string>/bin/sh</string>", "100% $(touch pwned) `x`;&amp;/.moie/data/")
        .contains("/Library/LaunchAgents/dev.moie.moie-");
    assertThat(windows.exit()).isEqualTo(1);
    assertThat(windows.err()).contains("has a quote in it");
    assertThat(cronDaemon.exit()).isEqualTo(1);
    assertThat(cronDaemon.err()).contains("cron keeps no daemon alive");
  }
}
