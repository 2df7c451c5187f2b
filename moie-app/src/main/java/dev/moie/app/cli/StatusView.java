package dev.moie.app.cli;

import dev.moie.app.Brakes;
import dev.moie.app.Session;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.StatusText;
import dev.moie.app.render.Terminal;
import dev.moie.app.watch.Watch;
import dev.moie.core.log.LogException;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.state.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The status of a workspace as something to watch. */
final class StatusView implements Watch.View {
  private final Session session;
  private final Terminal terminal;
  private final boolean json;

  StatusView(Session session, Terminal terminal, boolean json) {
    this.session = session;
    this.terminal = terminal;
    this.json = json;
  }

  @Override
  public Watch.Look look() {
    State state;
    String file;
    try {
      file = session.statePlace();
      state = session.store().load().state();
    } catch (InvalidStateException | IOException | LogException beingEdited) {
      String line = "moie: " + Plain.line(String.valueOf(beingEdited.getMessage()), 500);
      return new Watch.Look(line, json ? List.of() : List.of(line));
    }
    Brakes brakes = Brakes.of(session, state);
    String all = JsonOutput.status(state, file, brakes).toString();
    return new Watch.Look(all, json ? List.of(all) : text(state, file, brakes));
  }

  private List<String> text(State state, String file, Brakes brakes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    new StatusText(
            new Terminal(out, out, terminal.glyphs(), terminal.styles(), terminal.interactive()))
        .print(state, file, session.clock().instant(), brakes);
    out.flush();
    List<String> lines = new ArrayList<>(bytes.toString(StandardCharsets.UTF_8).lines().toList());
    lines.add("");
    return lines;
  }
}
