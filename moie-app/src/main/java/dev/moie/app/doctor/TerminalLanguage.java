package dev.moie.app.doctor;

import dev.moie.app.render.Terminal;
import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import java.util.List;

/** What the output can show. */
final class TerminalLanguage extends NamedCheck {
  private final Terminal terminal;

  TerminalLanguage(Terminal terminal) {
    super("terminal", Area.MACHINE, "the locale is one of UTF-8");
    this.terminal = terminal;
  }

  @Override
  public List<Finding> look(Setup setup) {
    return List.of(
        terminal.glyphs().isUnicode()
            ? Finding.ok("terminal", "UTF-8")
            : Finding.info(
                "terminal",
                "the locale is not one of UTF-8: output is plain ASCII, with ? for other letters",
                "export LANG=C.UTF-8"));
  }
}
