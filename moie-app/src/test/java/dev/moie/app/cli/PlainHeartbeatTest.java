package dev.moie.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command lines that are recognised without picocli mean the same with it. */
@Tag("slow")
class PlainHeartbeatTest {
  private static final List<String> WORDS =
      List.of(
          "heartbeat",
          "--single-step",
          "--json",
          "-v",
          "--verbose",
          "-q",
          "--quiet",
          "--home",
          "/a/b",
          "./c",
          "--plugins",
          "status",
          "help",
          "--help",
          "-qv",
          "--home=/a",
          "--",
          "@f/g",
          "");

  private int recognised;

  @Test
  void every_short_command_line_that_is_recognised_is_understood_the_same_by_picocli() {
    for (int length = 0; length <= (Boolean.getBoolean("moie.slow") ? 5 : 4); length++) {
      compareAll(new String[length], 0);
    }
    System.out.println(recognised + " command lines were recognised");
    assertThat(recognised).isGreaterThan(300);
  }

  private void compareAll(String[] words, int from) {
    if (from == words.length) {
      PlainHeartbeat.recognise(words).ifPresent(plain -> compare(words, plain));
      return;
    }
    for (String word : WORDS) {
      words[from] = word;
      compareAll(words, from + 1);
    }
  }

  private void compare(String[] words, PlainHeartbeat plain) {
    recognised++;
    Injector injector = InProcess.injector();
    CommandLine.ParseResult parsed = InProcess.commandLine(injector).parseArgs(words).subcommand();
    HeartbeatCommand command = (HeartbeatCommand) parsed.commandSpec().userObject();
    GlobalOptions full = injector.getInstance(GlobalOptions.class);

    assertThat(facts(plain.options(), plain.singleStep()))
        .as(String.join(" ", words))
        .isEqualTo(facts(full, command.singleStep()));
  }

  private static List<Object> facts(GlobalOptions options, boolean singleStep) {
    return List.of(
        options.home(),
        options.plugins(),
        options.json(),
        options.verbose(),
        options.quiet(),
        singleStep);
  }

  @Test
  void the_lines_of_crontabs_are_recognised() {
    assertThat(PlainHeartbeat.recognise(new String[] {"--home", "/srv/moie", "heartbeat", "-q"}))
        .map(plain -> plain.options().home())
        .isEqualTo(Optional.of(Optional.of("/srv/moie")));
    assertThat(PlainHeartbeat.recognise(new String[] {"heartbeat"})).isPresent();
  }
}
