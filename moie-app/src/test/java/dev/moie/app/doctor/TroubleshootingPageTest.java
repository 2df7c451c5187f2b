package dev.moie.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.ExitCode;
import dev.moie.app.Surroundings;
import dev.moie.app.render.Terminal;
import dev.moie.app.testing.Moie;
import dev.moie.core.doctor.Check;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page on troubleshooting is fresh, and has every id. */
class TroubleshootingPageTest {
  private static List<Check> checks() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return AppChecks.all(
        new Surroundings(Map.of(), Path.of("/"), "", "ada"),
        Terminal.of(nowhere, nowhere, Map.of(), false));
  }

  @Test
  void the_page_is_what_the_program_says() throws Exception {
    Path page = Moie.sources().resolve("docs/troubleshooting.md");
    String text = TroubleshootingPage.text(checks());
    if (Boolean.getBoolean("moie.rewrite")) {
      Files.writeString(page, text);
    }
    assertThat(page)
        .as("run ./mvnw test -Dtest=TroubleshootingPageTest -Dmoie.rewrite=true")
        .hasContent(text);
  }

  @Test
  void every_check_and_every_exit_code_is_there() throws Exception {
    String text = TroubleshootingPage.text(checks());
    for (Check check : checks()) {
      assertThat(text)
          .containsPattern("### " + check.id() + "\n\n.+\n\n```\n(problem|warning|info)  ");
    }
    TreeSet<Integer> codes = new TreeSet<>();
    for (Field field : ExitCode.class.getDeclaredFields()) {
      if (field.getType() == int.class) {
        codes.add(field.getInt(null));
      }
    }
    assertThat(TroubleshootingPage.exitCodes().keySet()).isEqualTo(codes).hasSize(6);
  }
}
