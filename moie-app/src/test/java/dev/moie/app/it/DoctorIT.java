package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor of the packed distribution, in health and in sickness. */
class DoctorIT {
  @TempDir Path folder;
  private Path ws;

  @BeforeEach
  void workspace() throws Exception {
    ws = Files.createDirectory(folder.resolve("ws"));
    Files.setPosixFilePermissions(ws, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> found(Moie.Result result, String severity) {
    List<String> found = new ArrayList<>();
    for (JsonNode check : result.json().path("checks")) {
      for (JsonNode finding : check.path("findings")) {
        if (finding.path("severity").asText().equals(severity)) {
          found.add(check.path("id").asText());
        }
      }
    }
    return found;
  }

  @Test
  void a_workspace_that_has_beaten_is_well_and_stays_as_it_is() throws Exception {
    StateFiles.phase(ws, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    Moie moie = Moie.in(ws);
    assertThat(moie.run("heartbeat", "-q").exit()).isZero();
    List<String> before = Moie.fingerprint(ws);

    long start = System.nanoTime();
    Moie.Result doctor = moie.run("doctor", "--json");
    System.out.println("moie doctor: " + (System.nanoTime() - start) / 1_000_000 + " ms");

    assertThat(doctor.exit()).as(doctor.toString()).isZero();
    PublishedSchema.of("doctor").assertFits(doctor.out());
    assertThat(found(doctor, "problem")).isEmpty();
    assertThat(doctor.json().path("checks")).hasSizeGreaterThan(60);
    assertThat(doctor.out()).contains("whole, 1 execution").contains("1, the newest of");
    Moie.Result plugins = moie.run("plugins", "doctor", "--json");
    assertThat(plugins.exit()).as(plugins.toString()).isZero();
    PublishedSchema.of("doctor").assertFits(plugins.out());
    assertThat(Moie.fingerprint(ws)).isEqualTo(before);
  }

  @Test
  void nothing_usable_is_found_out_and_does_not_stop_the_rest() throws Exception {
    Files.writeString(ws.resolve("sovereign_state_v2.json"), "{");
    Files.writeString(ws.resolve("moie.yaml"), "timezon: UTC\n");
    Files.createDirectory(ws.resolve("plugins"));
    Files.writeString(ws.resolve("plugins/bad.jar"), "no jar");
    Files.createDirectory(ws.resolve(".moie"));
    Files.writeString(ws.resolve(".moie/log.db"), "no database at all, whatever its name says");

    Moie.Result doctor = Moie.in(ws).run("doctor", "--json");

    assertThat(doctor.exit()).as(doctor.toString()).isEqualTo(1);
    assertThat(doctor.json().path("status").asText()).isEqualTo("problems");
    assertThat(found(doctor, "problem"))
        .containsExactlyInAnyOrder("state-file", "settings", "plugin-not-a-jar", "log");
    Moie.Result text = Moie.in(ws).with("LANG", "C").run("doctor");
    assertThat(text.exit()).isEqualTo(1);
    assertThat(text.err()).isEmpty();
    assertThat(text.out())
        .contains("The plugins\n  [PROBLEM] plugins/bad.jar: cannot be read as a jar")
        .contains("\n      cure: copy it again, or remove it\n")
        .containsPattern("[0-9]+ checks: 4 problems, [0-9]+ warnings?\n")
        .matches("\\p{ASCII}*");
  }

  @Test
  void without_a_workspace_it_looks_at_the_machine() {
    Moie.Result doctor = Moie.in(folder).run("doctor", "--json");

    assertThat(doctor.exit()).as(doctor.toString()).isEqualTo(1);
    PublishedSchema.of("doctor").assertFits(doctor.out());
    assertThat(found(doctor, "problem")).containsExactly("workspace");
  }

  @Test
  void what_jobs_want_and_nobody_has_is_told_with_what_was_meant() throws Exception {
    ThirdPartyJar.action(ws.resolve("plugins"), "greet", "1.0.0", "return null;");
    StateFiles.phase(
        ws,
        StateFiles.job("1.1", "'verify': {'uses': 'verify/fiel', 'with': {'path': 'a'}}"),
        StateFiles.job("1.2", "'verify': {'uses': 'verify/file', 'with': {'paths': 'a'}}"),
        StateFiles.job("1.3", "'verification_cmd': 'no-such-program-anywhere --x'"));

    Moie.Result doctor = Moie.in(ws).with("LANG", "C").run("plugins", "doctor");

    assertThat(doctor.exit()).as(doctor.toString()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("did you mean \"verify/file\"?")
        .contains("job 1.2, verify: with.paths is unknown; did you mean \"path\"?")
        .contains("starts \"no-such-program-anywhere\", which is in no folder of PATH")
        .contains("no job uses greet");
    Moie.Result unknown = Moie.in(ws).run("plugins", "doctor", "gret");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean \"greet\"?");
  }

  @Test
  void no_code_of_a_plugin_is_run_and_what_cron_does_not_find_is_missed() throws Exception {
    Path touched = folder.resolve("touched");
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Path tool = Files.writeString(tools.resolve("only-here"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    ThirdPartyJar.build(
        ws.resolve("plugins"),
        "greedy",
        "1.0.0",
        "Act",
        """
        package greedy;
        import dev.moie.api.*;
        @JobType(value = "greedy/act", summary = "Acts")
        public final class Act implements Action<NoConfig>, Runnable {
          static { new Act().run(); }
          @Override public void run() {
            try { java.nio.file.Files.createFile(java.nio.file.Path.of("TOUCHED")); }
            catch (java.io.IOException e) { throw new IllegalStateException(e); }
          }
          @Override public ActionResult run(NoConfig config, JobContext job) {
            return ActionResult.succeeded("acted");
          }
        }
        """
            .replace("TOUCHED", touched.toString()));
    StateFiles.phase(
        ws,
        StateFiles.job(
            "1.1",
            "'verification_cmd': 'only-here && test -e never', 'run': {'uses': 'greedy/act'}"));

    Moie moie = Moie.in(ws).with("PATH", tools + ":/usr/bin:/bin").with("LANG", "C");
    Moie.Result doctor = moie.run("doctor");

    assertThat(doctor.exit()).as(doctor.toString()).isZero();
    assertThat(doctor.out())
        .contains("[warning] only-here: is found in " + tools)
        .contains("needed by job 1.1, verify");
    assertThat(touched).doesNotExist();
    moie.run("heartbeat", "-q");
    assertThat(touched).exists();
  }

  @Test
  void beside_a_heartbeat_it_says_who_works_and_disturbs_nobody() throws Exception {
    Path go = ws.resolve("go");
    StateFiles.phase(
        ws,
        StateFiles.job(
            "1.1", "'verification_cmd': 'touch started; while ! test -e go; do sleep 0.05; done'"));
    Process beat = Moie.in(ws).start("heartbeat", "-q");
    await().until(() -> Files.exists(ws.resolve("started")));

    Moie.Result doctor = Moie.in(ws).run("doctor", "--json");

    Files.createFile(go);
    assertThat(beat.waitFor()).isZero();
    assertThat(doctor.exit()).as(doctor.toString()).isZero();
    assertThat(doctor.out())
        .contains("process " + beat.pid() + " (heartbeat) on ")
        .contains("works on the workspace");
  }
}
