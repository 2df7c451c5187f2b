package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.picture.Board;
import dev.moie.app.picture.PhaseHtml;
import dev.moie.app.picture.PhaseSvg;
import dev.moie.app.render.PhaseMermaid;
import dev.moie.app.render.PhasePicture;
import dev.moie.app.render.Terminal;
import dev.moie.core.state.State;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moie phases}. */
@Command(
    name = "phases",
    description = "Draw the phases and their jobs.",
    footer = {
      "",
      "Examples:",
      "  moie phases                              in the terminal",
      "  moie phases --format html > phases.html  a page that stands alone, with why and the runs",
      "  moie phases --format svg > phases.svg    a picture for a document",
      "  moie phases --format mermaid             for a Markdown page"
    })
final class PhasesCommand implements Callable<Integer> {

  /** How the picture is drawn. */
  enum Format {
    ASCII,
    HTML,
    SVG,
    MERMAID;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Sessions sessions;
  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "ascii")
  private Format format = Format.ASCII;

  @Inject
  PhasesCommand(Sessions sessions, Terminal terminal) {
    this.sessions = sessions;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = sessions.open()) {
      State state = session.store().load().state();
      terminal
          .out()
          .print(
              switch (format) {
                case ASCII -> new PhasePicture(terminal).draw(state);
                case HTML -> PhaseHtml.draw(board(session, state));
                case SVG -> PhaseSvg.draw(board(session, state));
                case MERMAID -> PhaseMermaid.draw(state);
              });
      return ExitCode.OK;
    }
  }

  private static Board board(Session session, State state) {
    return Board.read(
        state,
        session.statePlace(),
        session.log(),
        session.clock().instant(),
        session.clock().getZone());
  }
}
