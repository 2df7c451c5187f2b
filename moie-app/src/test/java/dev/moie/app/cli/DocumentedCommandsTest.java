package dev.moie.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.Page;
import dev.moie.app.testing.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** No document shows a command or an option that there is not. */
class DocumentedCommandsTest {
  /** A command of a plugin that readers write themselves. */
  private static final Set<String> OF_READERS = Set.of("greet");

  private static final Pattern IN_TEXT = Pattern.compile("`(moie [^`\n]+)`");

  private static final CommandLine PROGRAM = InProcess.commandLine();
  private static List<Page> pages;

  @BeforeAll
  static void read() throws IOException {
    pages = Page.all();
    try (Stream<Path> plugins = Files.list(Moie.sources().resolve("moie-plugins"))) {
      for (Path plugin : plugins.sorted().toList()) {
        Path index = plugin.resolve("target/classes/META-INF/moie/types.json");
        if (Files.exists(index)) {
          for (JsonNode each : new ObjectMapper().readTree(index.toFile()).path("commands")) {
            PROGRAM.addSubcommand(each.path("name").asText(), ofPlugin(each));
          }
        }
      }
    }
    assertThat(PROGRAM.getSubcommands()).containsKeys("arxiv", "notes", "persistence", "audit");
  }

  private static CommandSpec ofPlugin(JsonNode command) {
    CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
    for (JsonNode option : command.path("options")) {
      boolean flag = option.path("value").asText().isEmpty();
      spec.addOption(
          OptionSpec.builder(option.path("name").asText())
              .type(flag ? boolean.class : List.class)
              .arity(flag ? "0" : "1")
              .build());
    }
    if (!command.path("parameters").asText().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder().index("0..*").arity("0..*").type(List.class).build());
    }
    return spec;
  }

  /** What is wrong with the words behind "moie"; empty if nothing is. */
  private static String fault(List<String> words) {
    if (words.stream().anyMatch(OF_READERS::contains) && !words.contains("plugins")) {
      return "";
    }
    try {
      PROGRAM.parseArgs(words.toArray(String[]::new));
      return "";
    } catch (CommandLine.ParameterException e) {
      return e.getMessage();
    }
  }

  private static List<String> faults(String text) {
    List<String> found = new ArrayList<>();
    for (List<String> words : ShellText.commands(text)) {
      if (words.get(0).matches("moie|.*/bin/moie|/.*/moie")) {
        String fault = fault(words.subList(1, words.size()));
        if (!fault.isEmpty()) {
          found.add(String.join(" ", words) + ": " + fault);
        }
      }
    }
    return found;
  }

  @Test
  void every_command_line_can_be_parsed() {
    List<String> found = new ArrayList<>();
    int commands = 0;
    for (Page page : pages) {
      for (Page.Block block : page.blocks()) {
        String text = block.isShell() ? block.text() : sessions(block.text());
        commands += ShellText.commands(text).size();
        faults(text).forEach(each -> found.add(page.name() + ":" + block.line() + ": " + each));
      }
    }
    assertThat(found).isEmpty();
    assertThat(commands).isGreaterThan(150);
  }

  /** What a person types in a block that shows answers, too. */
  private static String sessions(String text) {
    return String.join(
        "\n",
        text.lines().filter(line -> line.startsWith("$ ")).map(line -> line.substring(2)).toList());
  }

  @Test
  void every_command_in_the_text_exists_with_its_options() throws IOException {
    List<String> found = new ArrayList<>();
    int commands = 0;
    for (Page page : pages) {
      String text = Files.readString(page.file());
      for (MatchResult match : IN_TEXT.matcher(text).results().toList()) {
        commands++;
        String fault = unknown(match.group(1));
        if (!fault.isEmpty()) {
          found.add(page.name() + ": `" + match.group(1) + "`: " + fault);
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(commands).isGreaterThan(150);
  }

  /** Text names commands without what they need, so only names are looked at. */
  private static String unknown(String shown) {
    CommandLine command = PROGRAM;
    List<String> words = List.of(shown.substring("moie ".length()).split("[ =\\[\\]]+", -1));
    for (String word : words) {
      for (String choice : word.split("\\|", -1)) {
        CommandLine below = command.getSubcommands().get(choice.replaceAll("[,;…]+$", ""));
        if (below != null) {
          command = below;
        } else if (choice.startsWith("-") && command.getCommandSpec().findOption(choice) == null) {
          return "no option " + choice + " of " + command.getCommandSpec().qualifiedName();
        } else if (command == PROGRAM && choice.matches("[a-z]+") && !OF_READERS.contains(choice)) {
          return "no command " + choice;
        }
      }
    }
    return "";
  }

  @Test
  void every_block_is_run_by_the_build_or_says_why_not() {
    List<String> found = new ArrayList<>();
    for (Page page : pages) {
      for (Page.Block block : page.blocks()) {
        boolean told =
            switch (block.mark().word()) {
              case "run", "example" -> true;
              case "not run" -> !block.mark().more().isEmpty();
              default -> false;
            };
        if (block.isShell() && !told) {
          found.add(page.name() + ":" + block.line());
        }
      }
    }
    assertThat(found).as("put <!-- run --> or <!-- not run: REASON --> above these").isEmpty();
  }

  @Test
  void every_page_can_be_reached_from_the_first() throws IOException {
    Set<Path> reached = new HashSet<>();
    follow(Moie.sources().resolve("README.md"), reached);
    assertThat(pages).extracting(Page::file).allMatch(reached::contains);
  }

  private static void follow(Path page, Set<Path> reached) throws IOException {
    if (!reached.add(page)) {
      return;
    }
    for (MatchResult link :
        Pattern.compile("\\]\\(([^)#: ]+\\.md)")
            .matcher(Files.readString(page))
            .results()
            .toList()) {
      follow(page.resolveSibling(link.group(1)).normalize(), reached);
    }
  }

  @Test
  void what_is_not_there_is_found() {
    assertThat(
            faults("moie statsu && moie status --jsn || ./bin/moie history \"1.1 x\" --limit ten"))
        .hasSize(3);
    assertThat(faults("X=1 moie status > out 2>&1 # moie nothing\ncat <<'EOF'\nmoie no\nEOF\n"))
        .isEmpty();
    assertThat(faults("if moie statsu; then x=$(moie history --no); fi")).hasSize(2);
    assertThat(unknown("moie plugins instal X")).isEmpty();
    assertThat(unknown("moie histry --failed")).isNotEmpty();
    assertThat(unknown("moie history --faild")).isNotEmpty();
    assertThat(unknown("moie stop --drain|--now")).isEmpty();
  }
}
