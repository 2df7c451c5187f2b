package dev.moie.plugins.notebook.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import dev.moie.api.command.PluginCommand;
import dev.moie.plugins.notebook.handoff.HandoffReport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** {@code moie handoff}: what whoever comes next has to know. */
@CommandName(
    value = "handoff",
    summary = "What is open, what waits for a person, and what the notes say, for the next session",
    options = {
      @CommandOption(
          name = "--write",
          doc = "Write it into research_logs/handoff instead of printing it")
    })
public final class HandoffCommand implements PluginCommand {
  private final Clock clock;

  /**
   * Made by the engine.
   *
   * @param clock when the report is made
   */
  @Inject
  public HandoffCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException {
    Words words = Words.of(arguments, "--write");
    if (!words.order().isEmpty()) {
      return Refusal.usage("takes no " + Plain.quoted(words.order())).tell("handoff", io);
    }
    HandoffReport report = HandoffReport.of(io.files(), clock, List.of(), Set.of());
    if (words.has("--write")) {
      report.write(io.files());
    }
    if (io.json()) {
      io.out().println(json(report, words.has("--write")));
    } else if (words.has("--write")) {
      io.out().println("wrote " + HandoffReport.latest(io.files()));
    } else {
      io.out().print(report.text());
    }
    return 0;
  }

  private static ObjectNode json(HandoffReport report, boolean written) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("command", "handoff");
    answer.put("made_at", DateTimeFormatter.ISO_INSTANT.format(report.made().toInstant()));
    answer.put("state_file", report.state().file());
    answer.put("current_phase", report.state().currentPhase()).put("written", written);
    ArrayNode open = answer.putArray("open");
    report.open().forEach(job -> open.add(JobJson.of(job)));
    ArrayNode waiting = answer.putArray("for_people");
    report.forPeople().forEach(job -> waiting.add(job.id()));
    ArrayNode notes = answer.putArray("notes");
    report.notes().forEach(note -> notes.add(EntryJson.of(note)));
    return answer;
  }
}
