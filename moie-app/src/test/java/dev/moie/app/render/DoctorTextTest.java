package dev.moie.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Golden;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Check;
import dev.moie.core.doctor.Examination;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How findings look. */
class DoctorTextTest {
  private static Check check(String id, Area area) {
    return new NamedCheck(id, area, "all is well with " + id) {
      @Override
      public List<Finding> look(Setup setup) {
        return List.of();
      }
    };
  }

  private static final List<Examination> ALL =
      List.of(
          new Examination(check("java", Area.MACHINE), List.of(Finding.ok("Java 17", "of Maker"))),
          new Examination(
              check("disk", Area.MACHINE),
              List.of(
                  Finding.ok("/home", "has room"),
                  Finding.warning("/var", "has \u001b[31mlittle\nroom", "make room"))),
          new Examination(check("lock", Area.ENGINE), List.of(Finding.info("lock", "is held", ""))),
          new Examination(check("jar", Area.PLUGINS), List.of()),
          new Examination(
              check("jars", Area.PLUGINS),
              List.of(Finding.problem("b\u00e4d.jar", "is no jar", "remove it"))));

  private static String text(
      Map<String, String> environment,
      boolean onTerminal,
      boolean verbose,
      boolean quiet,
      List<Examination> examinations) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Terminal.of(out, OutputStream.nullOutputStream(), environment, onTerminal);
    new DoctorText(terminal, verbose, quiet).print(examinations);
    terminal.out().flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void in_the_locale_of_cron() {
    Golden.assertFits(
        Golden.doctor("text-ascii"), text(Map.of("LANG", "C"), false, false, false, ALL));
  }

  @Test
  void on_a_terminal_with_everything() {
    Golden.assertFits(
        Golden.doctor("text-terminal"),
        text(Map.of("LANG", "C.UTF-8", "TERM", "xterm"), true, true, false, ALL)
            .replace("\u001b", "<ESC>"));
  }

  @Test
  void what_is_quiet_tells_problems_and_warnings_only() {
    String text = text(Map.of("LANG", "C"), false, false, true, ALL);
    assertThat(text).contains("[warning]", "[PROBLEM]").doesNotContain("[info]", "[ok]");
    assertThat(text(Map.of("LANG", "C"), false, false, true, ALL.subList(2, 4))).isEmpty();
  }

  @Test
  void output_without_a_terminal_has_no_colour() {
    assertThat(text(Map.of("LANG", "C.UTF-8"), false, true, false, ALL)).doesNotContain("\u001b");
  }
}
