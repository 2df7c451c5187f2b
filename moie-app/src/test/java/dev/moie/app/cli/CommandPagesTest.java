package dev.moie.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The reference of the commands and the manual page are what the commands themselves say. */
class CommandPagesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("moie.root", "..")).toAbsolutePath().normalize();
  private static final Path MANUAL = ROOT.resolve("moie-app/src/main/dist/man/moie.1");

  private final CommandLine commands = InProcess.commandLine();

  private static void assertFresh(Path page, String text) throws IOException {
    if (Boolean.getBoolean("moie.rewrite")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, text);
    }
    assertThat(page)
        .as("run ./mvnw test -Dtest=CommandPagesTest -Dmoie.rewrite=true")
        .hasContent(text);
  }

  @Test
  void the_reference_of_the_commands_is_fresh() throws IOException {
    assertFresh(ROOT.resolve("docs/cli.md"), CommandReference.of(commands));
  }

  @Test
  void the_manual_page_is_fresh_and_without_faults() throws Exception {
    assertFresh(MANUAL, ManualPage.of(commands));

    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/groff")), "groff, which finds faults, is not there");
    Process groff =
        new ProcessBuilder("/usr/bin/groff", "-man", "-Tascii", "-ww", "-z", MANUAL.toString())
            .redirectErrorStream(true)
            .start();
    String faults = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(groff.waitFor()).isZero();
    assertThat(faults).isEmpty();
  }

  @Test
  void every_command_has_a_description_and_is_in_both() {
    String manual = ManualPage.of(commands);
    String reference = CommandReference.of(commands);
    CommandTree.below(commands)
        .forEach(
            each -> {
              String name = each.getCommandSpec().qualifiedName();
              assertThat(each.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
              assertThat(reference).contains("## " + name + "\n");
              assertThat(manual).contains(".SS \"" + name + "\"");
            });
  }
}
