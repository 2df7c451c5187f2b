package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.Page;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The blocks of each page that are marked to be run do what they should, one after the other. That
 * takes a minute, for dozens of processes are started: only the first page that people meet is run
 * with every build.
 */
class DocumentedStepsIT {
  @TempDir Path folder;

  private static final String FIRST = "docs/quick-start.md";

  static Stream<Page> others() throws IOException {
    return Page.all().stream()
        .filter(page -> !page.runnable().isEmpty() && !page.name().equals(FIRST));
  }

  /** One script, so that variables and the folder hold from block to block. */
  private static String script(List<Page.Block> blocks) {
    StringBuilder script = new StringBuilder("set -eu\n");
    for (Page.Block block : blocks) {
      script.append("echo '== line ").append(block.line()).append("'\n").append(block.text());
    }
    return script.append("echo '== done'\n").toString();
  }

  @Test
  void every_step_of_the_quick_start_can_be_taken() throws IOException {
    take(Page.of(Moie.sources().resolve(FIRST)));
  }

  @Tag("slow")
  @EnabledIfSystemProperty(
      named = "moie.slow",
      matches = "true",
      disabledReason = "dozens of processes take a minute: with -Pslow only")
  @ParameterizedTest
  @MethodSource("others")
  void every_step_of_a_page_can_be_taken(Page page) {
    take(page);
  }

  private void take(Page page) {
    List<Page.Block> blocks = page.runnable();
    if (blocks.get(0).mark().more().contains("sovereign_state.json of the original")) {
      StateFiles.original(folder, "sovereign_state.json");
    }
    Moie moie =
        Moie.in(folder)
            .with("PATH", Moie.distribution().resolve("bin") + ":" + System.getenv("PATH"))
            .with("HOME", folder.toString());

    Moie.Result result = moie.program("sh", "-c", script(blocks));

    assertThat(result.exit()).as(page + ", " + result).isZero();
    assertThat(blocks).isNotEmpty();
    assertThat(result.out()).endsWith("== done\n");
    assertThat(result.err()).doesNotContain("\tat ");
  }
}
