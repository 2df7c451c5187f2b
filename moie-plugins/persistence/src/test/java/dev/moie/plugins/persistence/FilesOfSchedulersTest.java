package dev.moie.plugins.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is written for systems that this machine may not be, compared as a whole with files. {@code
 * -Dmoie.golden=write} writes them anew.
 */
class FilesOfSchedulersTest {
  private static final Programs NONE = new Programs(program -> ProcessResult.notStarted("no"));

  private static Plan plan(Mode mode, String root, Optional<String> alert) {
    Machine machine =
        new Machine(
            "", Path.of("/jdk 17"), "/opt/moie", Map.of("HOME", "/home/me", "PATH", "/bin:/x y"));
    return new Plan(
        "moie-ws-01234567",
        Path.of(root),
        Path.of(root, ".moie/data/persistence"),
        Path.of("/opt/moie/bin/moie"),
        mode,
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        alert,
        machine);
  }

  private static void assertGolden(String name, Scheduler scheduler) throws IOException {
    String text =
        scheduler.planned().stream()
            .map(file -> "== " + file.place() + "\n" + file.text())
            .collect(Collectors.joining("\n"));
    Path golden = Path.of("src/test/resources/golden", name + ".txt");
    if (System.getProperty("moie.golden", "").equals("write")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  void systemd_starts_a_heartbeat_by_a_timer_and_keeps_a_daemon_alive() throws IOException {
    String root = "/home/me/a \"b\" 100% $HOME \\c";
    assertGolden(
        "systemd-beat", new SystemdScheduler(plan(Mode.BEAT, root, Optional.empty()), NONE));
    assertGolden(
        "systemd-daemon", new SystemdScheduler(plan(Mode.DAEMON, root, Optional.empty()), NONE));
  }

  @Test
  void launchd_gets_property_lists() throws IOException {
    String root = "/Users/me/a & <b>";
    assertGolden(
        "launchd-beat", new LaunchdScheduler(plan(Mode.BEAT, root, Optional.empty()), NONE));
    assertGolden(
        "launchd-daemon", new LaunchdScheduler(plan(Mode.DAEMON, root, Optional.empty()), NONE));
  }

  @Test
  void windows_gets_tasks_whose_arguments_no_shell_reads_but_for_an_alert() throws IOException {
    Optional<String> alert = Optional.of("msg * \"MOIE\"");
    assertGolden(
        "windows-beat", new WindowsScheduler(plan(Mode.BEAT, "/a & 100%", Optional.empty()), NONE));
    assertGolden("windows-alert", new WindowsScheduler(plan(Mode.DAEMON, "/a b", alert), NONE));
    WindowsScheduler injected = new WindowsScheduler(plan(Mode.BEAT, "/a & calc", alert), NONE);
    assertThatThrownBy(injected::planned).hasMessageContaining("cannot stand before an alert");
  }

  @Test
  void cron_gets_one_line_each_and_refuses_what_it_cannot_do() throws IOException {
    assertGolden(
        "cron-beat", new CronScheduler(plan(Mode.BEAT, "/a b/100%/it's", Optional.empty()), NONE));
    CronScheduler backslash = new CronScheduler(plan(Mode.BEAT, "/a\\b", Optional.empty()), NONE);
    assertThatThrownBy(backslash::planned).hasMessageContaining("has a backslash in it");
  }
}
