package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, wrong input included. */
class CommandLineIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "demo",
        "heartbeat",
        "simulate",
        "status",
        "verify",
        "phases",
        "backup",
        "backup create",
        "backup list",
        "backup verify",
        "backup restore",
        "backup prune",
        "migrate",
        "adopt",
        "plugins",
        "plugins list",
        "plugins info",
        "plugins install",
        "plugins remove",
        "plugins disable",
        "plugins lock",
        "plugins doctor",
        "doctor",
        "version",
        "completion"
      })
  void every_command_has_help(String command) {
    Moie.Result result = Moie.in(folder).run((command + " --help").split(" "));

    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("Usage: moie " + command);
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2, name a command",
    "heartbeet, 2, heartbeat",
    "heartbeat --singel-step, 2, --single-step",
    "status --home /no/such/folder, 2|3, which is no folder",
    "init --template nonsense x, 2, moie-os",
    "phases --format nonsense, 2, MERMAID",
    "plugins info nonsense, 2, nonsense",
    "plugins remove verfy, 2, did you mean",
    "plugins remove verify, 1, moie plugins disable verify",
    "plugins install no-such-file.jar, 1, no-such-file.jar is not there",
    "plugins install x.jar --sha256 abc, 2, 64 hex digits",
    "plugins install ftp://x/y.jar, 2, only a path",
    "completion klingon, 2, BASH",
    "simulate no-such-file.json, 2|3, no-such-file.json",
    "verify nonsense, 2, there is no job",
    "backup, 2, 'say create, list, verify, restore or prune'",
    "backup restore nonsense, 2, there is no backup",
    "backup restore latest, 1, there is no backup of",
    "backup prune --keep 0, 2, --keep takes a number from 1 on",
    "migrate --to v3, 2, known is v2",
    "migrate --rollback --dry-run, 2, --rollback takes no other option",
    "migrate, 3, exists already",
  })
  void a_mistake_is_told_with_the_cure(String line, String exits, String expected) {
    StateFiles.original(folder, "sovereign_state_v2.json");

    Moie.Result result = Moie.in(folder).run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(exits).contains(Integer.toString(result.exit()));
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("moie: ").contains(expected).doesNotContain("\tat ");
  }

  @Test
  void settings_with_an_unknown_key_are_told_with_a_suggestion() throws Exception {
    StateFiles.original(folder, "sovereign_state_v2.json");
    Files.writeString(folder.resolve("moie.yaml"), "timezon: Europe/Berlin\n");

    Moie.Result result = Moie.in(folder).run("status");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("timezon").contains("timezone");
  }

  @Test
  void the_workspace_is_found_from_below_and_by_the_environment() throws Exception {
    StateFiles.original(folder, "sovereign_state_v2.json");
    Path below = Files.createDirectories(folder.resolve("a/b"));

    assertThat(Moie.in(below).run("status").out()).contains("MOIE-OS Sovereign Upgrade");
    assertThat(Moie.in(Path.of("/")).with("MOIE_HOME", folder.toString()).run("status").out())
        .contains("MOIE-OS Sovereign Upgrade");
  }

  @Test
  void init_makes_a_workspace_once() throws Exception {
    Moie.Result first = Moie.in(folder).run("init", "ws");
    String made = Files.readString(folder.resolve("ws/sovereign_state_v2.json"));
    Moie.Result second = Moie.in(folder).run("init", "ws");

    assertThat(first.exit()).isZero();
    assertThat(made).contains("\"0 6 * * 1-5\"").contains("America/New_York");
    assertThat(second.exit()).isNotZero();
    assertThat(second.err()).contains("exists already").hasLineCount(1);
    assertThat(folder.resolve("ws/sovereign_state_v2.json")).hasContent(made);
    for (String token : List.of("token", "token.read")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve("ws/.moie").resolve(token)))
          .as(token)
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
  }

  @Test
  void phases_are_drawn_for_terminals_and_for_mermaid() {
    StateFiles.original(folder, "sovereign_state_v2.json");

    assertThat(Moie.in(folder).run("phases").out())
        .containsSubsequence(
            "PHASE 1:", "3/3 jobs, completed", "PHASE 5:", "5.1 Deep Research Scan");
    assertThat(Moie.in(folder).run("phases", "--format", "mermaid").out())
        .startsWith("flowchart")
        .contains("Deep Research Scan");
  }

  @Test
  void completion_scripts_can_be_loaded() {
    Moie.Result bash =
        Moie.in(folder)
            .program(
                "bash",
                "-c",
                "eval \"$('"
                    + Moie.distribution()
                    + "/bin/moie' completion bash)\"; complete -p moie");

    assertThat(bash.exit()).as(bash.toString()).isZero();
    assertThat(bash.out()).contains("complete");
    assertThat(Moie.in(folder).run("completion", "zsh").out()).contains("compdef");
    assertThat(Moie.in(folder).run("completion", "fish").out()).contains("complete -c moie");
  }

  @Test
  void the_jar_alone_works_too() {
    StateFiles.original(folder, "sovereign_state_v2.json");

    Moie.Result result =
        Moie.in(folder)
            .program(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-jar",
                Moie.distribution().resolve("lib/moie-app.jar").toString(),
                "heartbeat");

    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(result.out()).contains("CYCLIC OPERATION MODE");
  }

  @Test
  void a_link_to_the_launcher_works_from_anywhere() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Moie.distribution().resolve("bin/moie"));

    Moie.Result result = Moie.in(folder).program("./link", "plugins", "list");

    assertThat(result.exit()).as(result.toString()).isIn(0, 2, 3);
    assertThat(result.out() + result.err()).doesNotContain("no Java");
  }
}
