package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health as it is told by a file alone. */
class HealthIT {
  @TempDir Path folder;

  private Moie moie;
  private Path file;

  @BeforeEach
  void make() {
    moie = Moie.in(folder);
    file = folder.resolve(".moie/health.json");
  }

  private void beat() {
    moie.run("heartbeat");
    assertThat(file).exists();
  }

  /** The file as it would be had it been written earlier or said something else. */
  private void rewrite(String pattern, String by) throws Exception {
    String text = Files.readString(file);
    assertThat(text).containsPattern(pattern);
    Files.writeString(file, text.replaceAll(pattern, by));
  }

  private static String cyclic(String command) {
    return "{'id': 'c', 'task': 'Watch', 'status': 'cyclic', 'schedule': 'PT1H',"
        + " 'run': {'uses': 'steps/command', 'with': {'command': '"
        + command
        + "'}}}";
  }

  @Test
  void it_is_told_in_three_forms_with_nothing_but_the_file_to_go_by() throws Exception {
    Path state = StateFiles.phase(folder, cyclic("true"));
    Moie.Result unknown = moie.run("health", "--format", "nagios");
    assertThat(unknown.exit()).as(unknown.toString()).isEqualTo(3);
    assertThat(moie.run("health").exit()).isEqualTo(1);
    PublishedSchema.of("health").assertFits(moie.run("health", "--json").out());
    beat();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    Files.writeString(state, "no state");
    Files.writeString(folder.resolve("moie.yaml"), "- no settings");
    Files.writeString(folder.resolve(".moie/log.db"), "no log");

    Moie.Result text = moie.run("health");
    Moie.Result json = moie.run("health", "--format", "json");
    Moie.Result nagios = moie.run("health", "--format", "nagios");

    assertThat(text.exit()).as(text.toString()).isZero();
    assertThat(text.out()).contains("HEALTHY", "last heartbeat", "c Watch: healthy");
    PublishedSchema.of("health").assertFits(json.out());
    assertThat(json.json().path("status").asText()).isEqualTo("healthy");
    assertThat(json.json().path("age_s").asInt()).isBetween(0, 600);
    assertThat(nagios.exit()).isZero();
    assertThat(nagios.out()).matches("MOIE OK - .* \\| age=\\d+s;;900 jobs=1 late=0 failing=0\n");
  }

  @Test
  void a_heart_that_does_not_beat_is_stale() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    beat();
    rewrite("\"last_heartbeat\": \"[^\"]+\"", "\"last_heartbeat\": \"2026-01-01T00:00:00Z\"");

    Moie.Result stale = moie.run("health", "--json");

    assertThat(stale.exit()).as(stale.toString()).isEqualTo(1);
    assertThat(stale.json().path("status").asText()).isEqualTo("stale");
    assertThat(moie.run("health", "--max-age", "P36500D").exit()).isZero();
    assertThat(moie.run("health", "--format", "nagios").exit()).isEqualTo(2);
  }

  @Test
  void a_job_that_fails_and_one_that_is_late_are_told() throws Exception {
    StateFiles.phase(folder, cyclic("echo it broke; exit 7"));
    beat();
    Moie.Result failing = moie.run("health");
    assertThat(failing.exit()).as(failing.toString()).isEqualTo(1);
    assertThat(failing.out()).contains("UNHEALTHY", "job c fails: ", "exit code 7");
    assertThat(moie.run("health", "--format", "nagios").exit()).isEqualTo(2);

    rewrite("\"health\": \"failing\"", "\"health\": \"healthy\"");
    rewrite("\"due\": \"[^\"]+\"", "\"due\": \"2026-01-01T00:00:00Z\"");
    Moie.Result late = moie.run("health", "--format", "nagios");
    assertThat(late.exit()).as(late.toString()).isEqualTo(1);
    assertThat(late.out()).contains("WARNING", "job c is late", "late=1");
  }

  @Test
  void the_kill_switch_is_told_and_a_file_that_makes_no_sense_is() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    beat();
    assertThat(moie.run("stop", "--reason", "a fire").exit()).isZero();
    Moie.Result stopped = moie.run("health", "--json");
    assertThat(stopped.exit()).isEqualTo(1);
    PublishedSchema.of("health").assertFits(stopped.out());
    assertThat(stopped.json().at("/stop/reason").asText()).isEqualTo("a fire");
    assertThat(moie.run("health", "--format", "nagios").exit()).isEqualTo(1);

    for (String text : new String[] {"", "{", "[]", "{\"written_at\": \"yesterday\"}"}) {
      Files.writeString(file, text);
      Moie.Result senseless = moie.run("health", "--format", "nagios");
      assertThat(senseless.exit()).as(senseless.toString()).isEqualTo(3);
      assertThat(senseless.out()).contains("UNKNOWN", "health.json");
      assertThat(senseless.err()).isEmpty();
    }
    assertThat(
            Moie.in(folder.resolve(".moie/.."))
                .run("--home", "nowhere", "health", "--format", "nagios")
                .exit())
        .isEqualTo(3);
  }
}
