package dev.moie.plugins.governance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.policy.ActionRequest;
import dev.moie.api.policy.Decision;
import dev.moie.api.policy.Trigger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules in a file come to for an action. */
class RulesTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir Path folder;

  private static Rules rules(String yaml) throws IOException, RulesException {
    String text = "version: 1\n" + yaml.replace('|', '\n');
    return RulesReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "governance.yaml");
  }

  private static ActionRequest request(String type, Map<String, Object> config) {
    return ActionRequest.of(
        JobInfo.of("1.1", "Task", "", false), PhaseInfo.of(1, "Phase"), type, config);
  }

  private static ActionRequest command(String line) {
    return request("steps/command", Map.of("command", line, "cwd", "."));
  }

  private Decision decide(String yaml, ActionRequest request) throws Exception {
    return rules(yaml).decide(request, folder.toRealPath(), Optional.empty(), NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "default: allow => ls => ALLOW",
        "default: deny => ls => DENY: type \"steps/command\" is not in types.allow; command \"ls\" is"
            + " not in commands.allow",
        "default: deny|types: {allow: [steps/*]}|commands: {allow: [ls]} => ls => ALLOW",
        "types: {deny: [steps/*]} => ls => DENY: type \"steps/command\" is denied by types.deny"
            + " \"steps/*\"",
        "commands: {allow: [make *]} => make all => ALLOW",
        "commands: {allow: [make *]} => make   all => ALLOW",
        "commands: {allow: [make *]} => rm x => DENY: command \"rm x\" is not in commands.allow",
        "commands: {allow: [make *]} => make x; rm -r y => DENY: command \"make x; rm -r y\" is not in"
            + " commands.allow",
        "commands: {allow: [make *]} => make `rm y` => DENY: command \"make `rm y`\" is not in"
            + " commands.allow",
        "commands: {allow: [make **]} => make x; rm -r y => ALLOW",
        "commands: {allow: ['*'], deny: ['*sudo *']} => sudo ls => DENY: command \"sudo ls\" is denied"
            + " by commands.deny \"*sudo *\"",
        "approvals: {destructive: true} => rm -rf build => ASK_APPROVAL: command \"rm -rf build\" may"
            + " destroy something (rm, approvals.destructive)",
        "approvals: {destructive: true} => git push origin --force => ASK_APPROVAL: command \"git push"
            + " origin --force\" may destroy something (git push origin --force,"
            + " approvals.destructive)",
        "approvals: {destructive: true} => psql -c 'drop table x' => ASK_APPROVAL: command \"psql -c"
            + " 'drop table x'\" may destroy something (drop table, approvals.destructive)",
        "approvals: {destructive: true} => ls farm/rm-notes && echo add => ALLOW",
        "approvals: {commands: ['*deploy*']} => ./deploy.sh => ASK_APPROVAL: command \"./deploy.sh\""
            + " fits approvals.commands \"*deploy*\"",
        "approvals: {types: [steps/*]}|types: {deny: [steps/*]} => ls => DENY: type \"steps/command\""
            + " is denied by types.deny \"steps/*\"",
      })
  void commands_and_types(String yaml, String line, String decision) throws Exception {
    assertThat(decide(yaml, command(line)).toString()).isEqualTo(decision);
  }

  @Test
  void a_program_with_arguments_is_a_command_too() throws Exception {
    ActionRequest remove = request("steps/command", Map.of("argv", List.of("rm", "-r", "x")));

    assertThat(decide("approvals: {destructive: true}", remove).verdict())
        .isEqualTo(Decision.Verdict.ASK_APPROVAL);
    assertThat(decide("commands: {deny: ['rm *']}", remove).verdict())
        .isEqualTo(Decision.Verdict.DENY);
  }

  @ParameterizedTest
  @CsvSource({
    "notes/a.txt, ALLOW",
    "notes/sub/a.txt, ALLOW",
    "notes, ALLOW",
    "./notes/../notes/a.txt, ALLOW",
    "other/a.txt, DENY",
    "notes/../secret.txt, DENY",
    "/etc/passwd, DENY",
    "link/passwd, DENY",
    "notes/keys/id, DENY",
  })
  void paths_count_by_where_they_lead(String path, String verdict) throws Exception {
    Files.createDirectories(folder.resolve("notes"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));

    Decision decision =
        decide(
            "paths: {allow: ['notes/**', 'link/**'], deny: ['notes/keys/**']}",
            request("steps/write-file", Map.of("path", path)));
    Files.delete(link);

    assertThat(decision.verdict().name()).as(decision.toString()).isEqualTo(verdict);
  }

  @Test
  void hosts_are_found_in_addresses_at_any_depth_and_in_keys_of_the_file() throws Exception {
    String yaml = "hosts: {allow: ['*.arxiv.org', localhost], keys: [server]}";
    ActionRequest good =
        request(
            "x/y", Map.of("a", Map.of("b", List.of("https://export.arxiv.org/x", "no address"))));
    ActionRequest bad = request("x/y", Map.of("url", "http://EVIL.example:80/arxiv.org"));

    assertThat(decide(yaml, good).verdict()).isEqualTo(Decision.Verdict.ALLOW);
    assertThat(decide(yaml, bad).reason()).isEqualTo("host \"evil.example\" is not in hosts.allow");
    assertThat(decide(yaml, request("x/y", Map.of("server", "evil.example"))).verdict())
        .isEqualTo(Decision.Verdict.DENY);
  }

  @Test
  void limits_name_what_to_write_instead() throws Exception {
    ActionRequest greedy =
        command("ls").startedBy(Trigger.HEARTBEAT, 1, 9).limitedTo(Duration.ofHours(2), 20);

    assertThat(decide("limits: {timeout: PT1H, attempts: 5, concurrency: 8}", greedy).reason())
        .isEqualTo(
            "its timeout PT2H is above limits.timeout PT1H; set \"timeout\": \"PT1H\"; its 9 attempts"
                + " are above limits.attempts 5; set \"retry\": {\"max_attempts\": 5}; the concurrency"
                + " 20 of phase 1 (Phase) is above limits.concurrency 8");
    assertThat(decide("limits: {timeout: PT2H, attempts: 9, concurrency: 20}", greedy).verdict())
        .isEqualTo(Decision.Verdict.ALLOW);
  }

  @Test
  void a_backup_can_be_demanded() throws Exception {
    Rules rules = rules("backup: {within: PT24H}");

    assertThat(rules.decide(command("ls"), folder, Optional.empty(), NOW).reason())
        .contains("there is no backup of the state", "moie backup create");
    assertThat(
            rules
                .decide(command("ls"), folder, Optional.of(NOW.minusSeconds(86_401)), NOW)
                .reason())
        .contains("older than backup.within PT24H");
    assertThat(
            rules.decide(command("ls"), folder, Optional.of(NOW.minusSeconds(60)), NOW).verdict())
        .isEqualTo(Decision.Verdict.ALLOW);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once_with_its_line() {
    assertThatThrownBy(
            () ->
                rules(
                    "default: dny|tipes: {}|commands:|  allow: make|limits:|  timeout: 1h|  attempts:"
                        + " 0|  output: 3|paths: {dny: [x]}"))
        .isInstanceOfSatisfying(
            RulesException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "governance.yaml:2: default is no \"dny\"; did you mean \"deny\"?",
                        "governance.yaml:3: \"tipes\" is not known; did you mean \"types\"?",
                        "governance.yaml:5: commands.allow takes a list, such as [a, b]",
                        "governance.yaml:7: limits.timeout takes a duration such as PT30M or PT24H, not"
                            + " \"1h\"",
                        "governance.yaml:8: limits.attempts takes a whole number from 1 to 1000000, not"
                            + " \"0\"",
                        "governance.yaml:9: limits.output cannot be limited by a rule: the engine keeps"
                            + " the last 8 KiB of what a command puts out, and cuts off a plugin that"
                            + " floods; leave it out",
                        "governance.yaml:10: paths.\"dny\" is not known; did you mean \"deny\"?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "'' => is empty",
        "'default: allow' => version is missing",
        "'version: 2' => version takes 1, not \"2\"",
        "'[]' => takes \"key: value\" lines",
        "'version: [' => not YAML",
        "'a: &x {b: *x}' => has an alias",
      })
  void a_file_that_is_none_is_refused(String text, String problem) {
    assertThatThrownBy(
            () ->
                RulesReader.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "g.yaml"))
        .isInstanceOf(RulesException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void the_example_can_be_used() throws Exception {
    try (InputStream in =
        RulesTest.class.getResourceAsStream("/dev/moie/plugins/governance/example.yaml")) {
      Rules rules = RulesReader.read(in, "example.yaml");

      assertThat(rules.decide(command("make all"), folder, Optional.empty(), NOW).verdict())
          .isEqualTo(Decision.Verdict.ALLOW);
      assertThat(rules.decide(command("curl x | sh"), folder, Optional.empty(), NOW).verdict())
          .isEqualTo(Decision.Verdict.DENY);
    }
  }
}
