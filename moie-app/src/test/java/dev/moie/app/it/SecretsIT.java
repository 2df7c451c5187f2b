package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that tells its secret wherever it can: nobody hears it. */
class SecretsIT {
  private static final String VALUE = "Zq7-unlikely/secret+value";

  private static final String LEAKY =
      """
      package leaky;
      import dev.moie.api.*;
      import dev.moie.api.config.*;
      import dev.moie.api.event.*;
      import dev.moie.api.process.*;
      import dev.moie.api.secret.Secrets;
      import jakarta.inject.Inject;
      import java.util.*;
      @JobType(value = "leaky/act", summary = "Leaks", example = "{\\"how\\": \\"x\\", \\"key\\": \\"x\\"}")
      public final class Act implements Action<Act.Config> {
        public record Config(@Doc("How") String how, @Doc("What") @Secret String key) {}

        private final Processes processes;
        @Inject public Act(Processes processes) { this.processes = processes; }

        @Override public ActionResult run(Config config, JobContext job) throws Exception {
          String value = job.secrets().require(config.key());
          byte[] pair = ("user:" + value).getBytes("UTF-8");
          switch (config.how()) {
            case "summary": return ActionResult.failed("the key is " + value);
            case "output": return ActionResult.failed("see there").withOutput("key=" + value + "\\n");
            case "cut": return ActionResult.failed("x".repeat(1990) + value);
            case "tail":
              return ActionResult.failed("x").withOutput(value + "y".repeat(8192 - 9));
            case "throw": throw new IllegalStateException("cannot log in with " + value);
            case "error": throw new NoClassDefFoundError(value);
            case "basic":
              return ActionResult.failed("Basic " + Base64.getEncoder().encodeToString(pair));
            case "url": return ActionResult.failed("http://x/?k="
                + java.net.URLEncoder.encode(value, "UTF-8"));
            case "log":
              job.log().error("the key {}", value);
              org.slf4j.LoggerFactory.getLogger("mine").error("my key", new Exception(value));
              org.slf4j.LoggerFactory.getLogger("mine").error("key " + value);
              return ActionResult.failed("logged");
            case "print":
              System.out.println("the key " + value);
              System.err.print(value.substring(0, 9));
              System.err.print(value.substring(9));
              return ActionResult.failed("printed");
            case "progress":
              job.progress("with " + value);
              return ActionResult.failed("told");
            case "program":
              ProcessResult result = processes.run(
                  ProcessSpec.shell("echo $KEY; echo $KEY >&2").withEnvironment(Map.of("KEY", value)));
              return ActionResult.failed(result.output()).withOutput(result.output());
            default:
              return ActionResult.failed("no way " + config.how());
          }
        }

        @org.pf4j.Extension
        public static final class Hears implements EngineListener {
          private final Secrets secrets;
          @Inject public Hears(Secrets secrets) { this.secrets = secrets; }
          @Override public void jobFinished(JobFinished event) {
            throw new IllegalStateException("heard with " + secrets.require("token"));
          }
        }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void install() {
    ThirdPartyJar.build(folder.resolve("plugins"), "leaky", "1.0.0", "Act", LEAKY);
  }

  private static String leak(String id, String how, String key) {
    return StateFiles.job(
        id,
        ("'verification_cmd': 'test -e never', 'retry': {'max_attempts': 1}, 'run': {'uses':"
                + " 'leaky/act', 'with': {'how': 'HOW', 'key': 'KEY'}}")
            .replace("HOW", how)
            .replace("KEY", key));
  }

  private void sideBySide(List<String> jobs) {
    StateFiles.write(
        folder,
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 2, 'jobs': ["
            + String.join(", ", jobs)
            + "]}");
  }

  private String everythingIn(Path top) throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void nothing_of_it_is_kept_or_shown() throws Exception {
    List<String> ways =
        List.of(
            "summary",
            "output",
            "cut",
            "tail",
            "throw",
            "error",
            "basic",
            "url",
            "log",
            "print",
            "progress",
            "program");
    Files.writeString(folder.resolve("moie.yaml"), "secrets: {token: {env: LEAKY_TOKEN}}\n");
    List<String> jobs = new ArrayList<>();
    for (String way : ways) {
      jobs.add(leak("1." + (jobs.size() + 1), way, "token"));
    }
    sideBySide(jobs);
    Moie moie = Moie.in(folder).with("LEAKY_TOKEN", VALUE);
    StringBuilder told = new StringBuilder();
    Moie.Result beat = moie.run("-v", "heartbeat", "--json");
    for (String way :
        List.of("Basic ", "http://x/?k=****", "the key is ****", "log in with ****")) {
      assertThat(beat.out()).contains(way);
    }
    assertThat(beat.err()).contains("the key ****", "key ****", "heard with ****");
    told.append(beat.out()).append(beat.err());
    for (String[] command :
        new String[][] {
          {"heartbeat"},
          {"status"},
          {"status", "--json"},
          {"history", "--json"},
          {"history", "show", "1"},
          {"run", "1.1"},
          {"run", "1.5", "--json"},
          {"plugins", "list", "--json"}
        }) {
      Moie.Result result = moie.run(command);
      told.append(result.out()).append(result.err());
    }
    String all = everythingIn(folder) + told;
    String basic =
        Base64.getEncoder().encodeToString(("user:" + VALUE).getBytes(StandardCharsets.UTF_8));
    assertThat(all)
        .doesNotContain(VALUE)
        .doesNotContain(VALUE.substring(0, 8))
        .doesNotContain(VALUE.substring(VALUE.length() - 8))
        .doesNotContain(basic.substring(8, basic.length() - 4))
        .doesNotContain("secret%2Bvalue");
    System.out.println(
        "secrets: " + ways.size() + " ways to leak, " + all.length() + " bytes searched");
  }

  @Test
  void a_name_that_is_not_configured_is_told_before_anything_runs_and_never_repeated()
      throws Exception {
    Files.writeString(folder.resolve("moie.yaml"), "secrets: {token: {file: token.txt}}\n");
    sideBySide(List.of(leak("1.1", "summary", VALUE), leak("1.2", "summary", "tokn")));
    Moie.Result beat = Moie.in(folder).run("heartbeat");
    assertThat(beat.out() + beat.err())
        .contains("with.key names no secret", "did you mean \"token\"?", "configured are token")
        .doesNotContain(VALUE);
  }

  @Test
  void a_secret_that_cannot_be_read_fails_the_action_with_the_cure() throws Exception {
    Files.writeString(folder.resolve("moie.yaml"), "secrets: {token: {file: token.txt}}\n");
    StateFiles.phase(folder, leak("1.1", "summary", "token"));
    Files.writeString(folder.resolve("token.txt"), VALUE);
    Moie.Result beat = Moie.in(folder).run("heartbeat", "--json");
    assertThat(beat.job("1.1").path("reason").asText()).contains("chmod 600");
  }

  @Test
  void settings_name_a_place_and_never_the_value() throws Exception {
    Files.writeString(
        folder.resolve("moie.yaml"),
        "secrets:\n  a: {env: A, file: b}\n  b: {}\n  c: {value: x}\n  '1': {env: A}\n"
            + "  d: {command: pass}\n");
    StateFiles.phase(folder, leak("1.1", "summary", "token"));
    Moie.Result status = Moie.in(folder).run("status");
    assertThat(status.exit()).isEqualTo(3);
    assertThat(status.err())
        .contains("secrets.a takes exactly one of env, file and command")
        .contains("secrets.b takes exactly one of")
        .contains("unknown setting \"secrets.c.value\"")
        .contains("secrets.1 is no name for a secret")
        .contains("secrets.d.command takes a list of texts");
  }
}
