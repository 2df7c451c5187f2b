package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import dev.moie.core.plugin.ReservedCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands from jars: called, helped with, completed, contained. */
class PluginCommandIT {
  private static final String GREET =
      """
      package ID;
      import dev.moie.api.command.*;
      import dev.moie.api.files.*;
      import dev.moie.api.process.Processes;
      import dev.moie.api.secret.Secrets;
      import jakarta.inject.Inject;
      import java.nio.file.Path;
      import java.util.*;
      @CommandName(value = "NAME", summary = "Greets people", parameters = "WHO",
          options = {
            @CommandOption(name = "--times", value = "N", doc = "How often; 100% safe, $1"),
            @CommandOption(name = "--loud", doc = "Louder")
          })
      public final class Greet implements PluginCommand {
        private final Processes processes;
        private final Secrets secrets;
        @Inject public Greet(Processes processes, Secrets secrets) throws Exception {
          this.processes = processes;
          this.secrets = secrets;
          java.nio.file.Files.writeString(Path.of("LOADED"), "x");
        }
        @Override public int run(List<String> arguments, CommandIo io) throws Exception {
          String first = arguments.isEmpty() ? "" : arguments.get(0);
          switch (first) {
            case "throw": throw new IllegalStateException("no greeting");
            case "link": throw new NoClassDefFoundError("gone");
            case "code": return Integer.parseInt(arguments.get(1));
            case "exit": System.exit(0);
            case "hang":
              io.files().write(Path.of("hangs"), new byte[0], WriteOptions.defaults());
              Thread.sleep(3_600_000);
              return 0;
            case "secret":
              io.out().println("key " + secrets.require("key"));
              io.err().print("key " + secrets.require("key"));
              return 0;
            default:
              System.out.println("noise");
              io.out().println(io.json()
                  ? "{\\"arguments\\": " + arguments.size() + "}"
                  : "hello " + arguments + " " + io.colour() + " " + io.files().root());
              return 0;
          }
        }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void workspace() {
    StateFiles.phase(folder);
    greet("greeter", "greet");
  }

  private void greet(String id, String name) {
    String loaded = folder.resolve("loaded").toString();
    ThirdPartyJar.build(
        folder.resolve("plugins"),
        id,
        "1.0.0",
        "Greet",
        GREET.replace("ID", id).replace("NAME", name).replace("LOADED", loaded));
  }

  private Moie.Result moie(String... words) {
    return Moie.in(folder).run(words);
  }

  @Test
  void runs_with_its_words_and_the_workspace() throws Exception {
    Moie.Result greeted = moie("-q", "greet", "--times", "3", "--loud", "Ada", "Bob");
    assertThat(greeted.out().strip())
        .isEqualTo("hello [--times, 3, --loud, Ada, Bob] false " + folder.toRealPath());
    assertThat(greeted.err()).contains("noise");
    assertThat(greeted.exit()).isZero();
    assertThat(moie("greet", "--json", "Ada").json().path("arguments").asInt()).isEqualTo(1);
    assertThat(moie("--home", folder.toString(), "greet", "-v", "Ada").out()).contains("[Ada]");
  }

  @Test
  void help_completion_and_suggestions_know_it_without_running_it() {
    assertThat(moie("--help").out()).contains("greet").contains("Greets people.");
    assertThat(moie("help", "greet").out()).contains("--times");
    assertThat(moie("greet", "--help").out())
        .contains("moie greet", "--times=N", "100% safe, $1", "--loud", "WHO", "plugin greeter");
    assertThat(moie("completion", "bash").out()).contains("greet").contains("--times");
    assertThat(moie("completion", "fish").out()).contains("-a greet");
    Moie.Result wrong = moie("greeet");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("greeet", "greet");
    Moie.Result option = moie("greet", "--tims", "3");
    assertThat(option.exit()).isEqualTo(2);
    assertThat(option.err()).contains("--tims", "--times");
    assertThat(folder.resolve("loaded")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "125, 125", "126, 1"})
  void its_exit_code_is_the_program_s(String code, int expected) {
    assertThat(moie("greet", "code", code).exit()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"throw, IllegalStateException: no greeting", "link, NoClassDefFoundError: gone"})
  void what_it_throws_is_one_line(String how, String expected) {
    Moie.Result result = moie("greet", how);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err().strip()).isEqualTo("moie: greet: it threw " + expected);
  }

  @Test
  void one_that_ends_the_process_is_quarantined() {
    Moie.Result ended = moie("greet", "exit");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("quarantined");
    assertThat(moie("greet", "Ada").err()).contains("QUARANTINED");
  }

  @Test
  void it_may_take_its_time_and_is_interrupted_with_the_program() throws Exception {
    Process process = Moie.in(folder).start("greet", "hang");
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("hangs")));

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(moie("greet", "Ada").exit()).isZero();
  }

  @Test
  void secrets_are_masked_in_what_it_writes() throws Exception {
    Files.writeString(folder.resolve("moie.yaml"), "secrets: {key: {env: GREET_KEY}}\n");
    Moie.Result result = Moie.in(folder).with("GREET_KEY", "abcdefgh").run("greet", "secret");
    assertThat(result.out().strip()).isEqualTo("key ****");
    assertThat(result.err().strip()).isEqualTo("key ****");
  }

  @Test
  void a_built_in_name_and_the_earlier_plugin_win_and_the_clash_is_told() {
    greet("later", "greet");
    greet("taker", "status");
    assertThat(moie("plugins", "list").out())
        .contains("COMMAND_TAKEN")
        .contains("its command \"status\" cannot be called: the program itself")
        .contains("its command \"greet\" cannot be called: plugin 'greeter'");
    assertThat(moie("status").out()).doesNotContain("hello");
    assertThat(moie("greet", "--help").out()).contains("A command of plugin greeter.");
    assertThat(moie("plugins", "info", "later").out()).contains("Commands:", "READY");
  }

  @Test
  void every_own_command_is_reserved() {
    Set<String> ofPlugins =
        Set.of(
            "greet",
            "arxiv",
            "audit",
            "docs",
            "governance",
            "handoff",
            "improvements",
            "notes",
            "patterns",
            "persistence",
            "roi",
            "template",
            "todo");
    String completion = moie("completion", "fish").out();
    long own =
        completion
            .lines()
            .filter(line -> line.contains("__fish_use_subcommand") && line.contains(" -a "))
            .map(line -> line.replaceFirst(".* -a ([a-z-]+) .*", "$1"))
            .filter(name -> !ofPlugins.contains(name))
            .peek(name -> assertThat(ReservedCommands.contains(name)).as(name).isTrue())
            .count();
    assertThat(own).isGreaterThan(15);
    assertThat(ofPlugins).noneMatch(ReservedCommands::contains);
  }
}
