package dev.moie.plugins.notebook.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import dev.moie.api.command.PluginCommand;
import dev.moie.plugins.notebook.handoff.TodoList;
import dev.moie.plugins.notebook.state.State;
import dev.moie.plugins.notebook.state.StateReader;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;

/** {@code moie todo}: the open jobs with their checks. */
@CommandName(
    value = "todo",
    summary = "The open jobs of the state with their checks, as a list to tick off",
    options = {
      @CommandOption(name = "--write", doc = "Write it into TODO.md instead of printing it")
    })
public final class TodoCommand implements PluginCommand {
  private final Clock clock;

  /**
   * Made by the engine.
   *
   * @param clock when the list is made
   */
  @Inject
  public TodoCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException {
    Words words = Words.of(arguments, "--write");
    if (!words.order().isEmpty()) {
      return Refusal.usage("takes no " + Plain.quoted(words.order())).tell("todo", io);
    }
    State state = StateReader.read(io.files().root());
    if (words.has("--write")) {
      TodoList.write(io.files(), state, ZonedDateTime.now(clock));
    }
    if (io.json()) {
      io.out().println(json(state, words.has("--write")));
    } else if (words.has("--write")) {
      io.out().println("wrote " + io.files().root().resolve(TodoList.FILE));
    } else {
      io.out().print(TodoList.of(state, ZonedDateTime.now(clock)));
    }
    return 0;
  }

  private static ObjectNode json(State state, boolean written) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("command", "todo").put("state_file", state.file());
    answer.put("current_phase", state.currentPhase()).put("written", written);
    ArrayNode jobs = answer.putArray("jobs");
    for (State.Phase phase : state.phases()) {
      phase.jobs().stream()
          .filter(State.Job::open)
          .forEach(job -> jobs.add(JobJson.of(job).put("phase", phase.id())));
    }
    return answer;
  }
}
