package dev.moie.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.alert.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings are optional and strict. */
class SettingsTest {
  @TempDir Path folder;

  private Settings read(String yaml) throws Exception {
    return Settings.read(Files.writeString(folder.resolve("moie.yaml"), yaml));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "backups: {}\n", "log:\n  keep: P365D\n"})
  void whatever_is_not_said_has_its_default(String yaml) throws Exception {
    assertThat(read(yaml)).isEqualTo(Settings.defaults());
    assertThat(Settings.defaults().backups())
        .isEqualTo(new BackupSettings(20, Duration.ofDays(30)));
    assertThat(Settings.defaults().log()).isEqualTo(new LogSettings(Duration.ofDays(365), 100_000));
  }

  @Test
  void everything_can_be_said() throws Exception {
    assertThat(
            read(
                "timezone: Europe/Berlin\nbackups: {keep: 3, max_age: PT12H}\n"
                    + "beat: {every: PT5M}\n"
                    + "log:\n  keep: P1D\n  max_executions: 7\n"
                    + "http: {listen: \"127.0.0.1:7070\", allow_remote: true,"
                    + " public_name: moie.example.org}\n"
                    + "plugins:\n  require_lock: true\n  max_download_mib: 5\n  require_policies: [governance]\n"
                    + "  require_signer: [\"SHA256: "
                    + "AB:".repeat(31)
                    + "AB\", "
                    + "0c".repeat(32)
                    + "]\n"
                    + "kill_switch: {critical: 2, events: 5, within: PT1M}\n"
                    + "breaker: {failures: 9, pause: PT2H}\n"
                    + "daemon:\n  max_jobs: 3\n  max_jobs_per_plugin: 2\n"
                    + "  drain: PT5S\n  log: {file: d.log, format: json, max_mib: 1, keep: 2}\n"
                    + "store: jdbc:postgresql://db/moie?sslmode=verify-full\n"
                    + "cluster: {user: m, password_secret: db, schema: s1, connections: 5, node: n-1,"
                    + " heartbeat: PT2S, missed: 5, poll: PT0.2S}\n"))
        .isEqualTo(
            new Settings(
                ZoneId.of("Europe/Berlin"),
                new BeatSettings(Duration.ofMinutes(5)),
                new BackupSettings(3, Duration.ofHours(12)),
                new LogSettings(Duration.ofDays(1), 7),
                new PluginSettings(
                    true, List.of("ab".repeat(32), "0c".repeat(32)), 5, List.of("governance")),
                new KillSwitchSettings(2, 5, Duration.ofMinutes(1)),
                new BreakerSettings(9, Duration.ofHours(2)),
                new DaemonSettings(
                    3,
                    2,
                    Duration.ofSeconds(5),
                    new DaemonSettings.LogFile(
                        Optional.of(Path.of("d.log")), DaemonSettings.Format.JSON, 1, 2)),
                new HttpSettings("127.0.0.1:7070", true, "moie.example.org"),
                Map.of(),
                AlertSettings.DEFAULT,
                new StoreSettings(
                    Optional.of("jdbc:postgresql://db/moie?sslmode=verify-full"),
                    Optional.of("m"),
                    Optional.of("db"),
                    "s1",
                    5,
                    Optional.of("n-1"),
                    Duration.ofSeconds(2),
                    5,
                    Duration.ofMillis(200))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backup: {keep: 3}        | unknown setting \"backup\"; did you mean \"backups\"?",
        "backups: {kep: 3}        | unknown setting \"backups.kep\"; did you mean \"backups.keep\"?",
        "store: jdbc:mysql://h/d  | store takes jdbc:postgresql://HOST/DATABASE",
        "store: \"jdbc:postgresql://h/d?password=x\" | must not hold a user or a password",
        "store: \"jdbc:postgresql://me:x@h/d\"  | must not hold a user or a password",
        "cluster: {missed: 3}     | cluster.missed has to be 4 at least",
        "cluster: {node: a b}     | cluster.node takes a name of letters",
        "backups: {colour: 3}     | known are keep, max_age",
        "backups: 3               | backups takes \"key: value\" lines below it",
        "backups: {keep: 0}       | backups.keep takes a whole number from 1",
        "backups: {keep: [1]}     | backups.keep takes a single value",
        "backups: {max_age: 30}   | backups.max_age takes an ISO-8601 duration",
        "backups: {max_age: -P1D} | backups.max_age takes an ISO-8601 duration",
        "log: {max_executions: x} | log.max_executions takes a whole number",
        "plugins: {require_locks: true}  | did you mean \"plugins.require_lock\"?",
        "plugins: {require_lock: maybe}  | plugins.require_lock takes true or false",
        "plugins: {require_signer: [ab]} | takes SHA-256 fingerprints of certificates",
        "plugins: {require_signer: ab}   | plugins.require_signer takes a list",
        "plugins: {require_signer: []}   | plugins.require_signer takes a list of one or more",
        "daemon: {log: {format: xml}}    | daemon.log.format takes text or json, not \"xml\"",
        "breaker: {failure: 1}           | did you mean \"breaker.failures\"?",
        "alerts: {chanels: {}}    | did you mean \"alerts.channels\"?",
        "alerts: {channels: {a: {}}}  | alerts.channels.a lacks \"uses\"",
        "alerts: {channels: {a: {uses: x}}}  | takes the name of a channel's type",
        "alerts: {channels: {a: {uses: a/b, sevrity: info}}}  | did you mean",
        "alerts: {channels: {a: {uses: a/b, severity: bad}}}  | info or warning or critical",
        "alerts: {channels: {a: {uses: a/b, with: 3}}}  | with takes \"key: value\" lines",
        "alerts: {channels: {'a b': {uses: a/b}}}  | is no name for a channel",
        "alerts: {repeat: often}  | alerts.repeat takes an ISO-8601 duration",
        "alerts: {wait: PT1H}     | takes at most PT5M",
        "alerts: {quiet_hours: {from: '22:00'}}  | takes both from and to",
        "alerts: {quiet_hours: {from: 22, to: '07:00'}}  | takes a time of day",
        "alerts: {quiet_hours: {from: '07:00', to: '07:00'}}  | is the same time as from",
        "- a                      | settings are \"key: value\" lines",
      })
  void a_mistake_is_told_with_its_line(String yaml, String message) {
    assertThatThrownBy(() -> read("# first\n" + yaml))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("moie.yaml:2: ")
        .hasMessageContaining(message);
  }

  @Test
  void all_mistakes_are_told_at_once_in_the_order_of_the_file() {
    assertThatThrownBy(() -> read("x: 1\nbackups:\n  keep: no\n  y: 2\ntimezone: Mars\n"))
        .message()
        .satisfies(
            text ->
                assertThat(text.lines().map(line -> line.replaceAll(".*yaml:(\\d+):.*", "$1")))
                    .containsExactly("1", "3", "4", "5"));
  }

  @Test
  void channels_can_be_said_with_whatever_their_plugins_take() throws Exception {
    AlertSettings alerts =
        read("""
                timezone: Europe/Berlin
                alerts:
                  repeat: never
                  for: PT0S
                  quiet_hours: {from: "22:00", to: "07:00", critical_passes: false}
                  channels:
                    mail:
                      uses: notify/email
                      severity: critical
                      quiet_hours: false
                      with: {to: [a, b], port: 25, big: 3000000000, yes: true, text: "1", ratio: 0.5}
                """)
            .alerts();

    assertThat(alerts.repeat()).isZero();
    assertThat(alerts.grace()).isZero();
    assertThat(alerts.quietHours())
        .contains(
            new QuietHours(
                LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"), false));
    ChannelSettings mail = alerts.channel("mail").orElseThrow();
    assertThat(mail.least()).isEqualTo(Severity.CRITICAL);
    assertThat(mail.isQuiet()).isFalse();
    assertThat(mail.step().with())
        .hasToString(
            "{\"to\":[\"a\",\"b\"],\"port\":25,\"big\":3000000000,\"yes\":true,\"text\":\"1\","
                + "\"ratio\":0.5}");
  }
}
