package dev.moie.plugins.notebook.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import dev.moie.api.command.PluginCommand;
import dev.moie.plugins.notebook.script.WorkflowTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code moie template}: the beginnings of a workflow, a job, a cyclic job. */
@CommandName(
    value = "template",
    summary = "Prints a template: workflow TYPE TITLE, job ID TASK, cyclic ID TASK",
    parameters = "workflow|job|cyclic",
    options = {
      @CommandOption(
          name = "--schedule",
          value = "WHEN",
          doc = "cyclic: cron, @daily or a duration such as PT6H; @daily by default"),
      @CommandOption(
          name = "--run",
          value = "TYPE",
          doc = "job, cyclic: the type of the action; steps/command by default"),
      @CommandOption(
          name = "--verify",
          value = "TYPE",
          doc = "job, cyclic: the type of the verification; job: a verification_cmd by default")
    })
public final class TemplateCommand implements PluginCommand {
  private static final String TYPE = "[a-z][a-z0-9-]*/[a-z][a-z0-9-]*";

  private final ObjectMapper mapper = new ObjectMapper();

  /** Made by the engine. */
  public TemplateCommand() {}

  @Override
  public int run(List<String> arguments, CommandIo io) throws JsonProcessingException {
    Words words = Words.of(arguments);
    try {
      String text =
          switch (words.order()) {
            case "workflow" -> workflow(words);
            case "job" -> job(words, false);
            case "cyclic" -> job(words, true);
            case "" -> throw Refusal.usage("say which: workflow, job, cyclic");
            default ->
                throw Refusal.usage(
                    Plain.quoted(words.order()) + " is none of workflow, job, cyclic");
          };
      if (io.json()) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        io.out()
            .println(
                answer.put("command", "template").put("template", words.order()).put("text", text));
      } else {
        io.out().print(text);
      }
      return 0;
    } catch (Refusal e) {
      return e.tell("template", io);
    }
  }

  private static String workflow(Words words) throws Refusal {
    words.takeOnly("template");
    List<String> rest = words.rest();
    String types =
        Arrays.stream(WorkflowTemplate.values())
            .map(WorkflowTemplate::word)
            .collect(Collectors.joining(", "));
    if (rest.size() < 2) {
      throw Refusal.usage(
          "workflow wants a type ("
              + types
              + ") and a title, such as: moie template workflow"
              + " analysis \"Slow scans\"");
    }
    return Arrays.stream(WorkflowTemplate.values())
        .filter(type -> type.word().equals(rest.get(0)))
        .findFirst()
        .orElseThrow(
            () -> Refusal.usage(Plain.quoted(rest.get(0)) + " is none of the types " + types))
        .text(String.join(" ", rest.subList(1, rest.size())));
  }

  private String job(Words words, boolean cyclic) throws Refusal, JsonProcessingException {
    words.takeOnly(
        "template",
        cyclic
            ? new String[] {"--run", "--verify", "--schedule"}
            : new String[] {"--run", "--verify"});
    List<String> rest = words.rest();
    if (rest.size() < 2) {
      throw Refusal.usage(
          words.order()
              + " wants an id and a task, such as: moie template "
              + words.order()
              + " 1.4 \"Index the logs\"");
    }
    ObjectNode job = JsonNodeFactory.instance.objectNode();
    job.put("id", rest.get(0)).put("task", String.join(" ", rest.subList(1, rest.size())));
    job.put("description", "What it is for");
    job.put("status", cyclic ? "cyclic" : "pending");
    if (cyclic) {
      job.put("schedule", words.last("--schedule").orElse("@daily"));
    }
    if (words.has("--verify")) {
      step(job.putObject("verify"), type(words, "--verify"));
    } else if (!cyclic) {
      job.put("verification_cmd", "test -s path/to/what/it/makes");
    }
    step(job.putObject("run"), words.has("--run") ? type(words, "--run") : "steps/command");
    job.put("timeout", "PT10M");
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(job) + "\n";
  }

  private static void step(ObjectNode step, String type) {
    ObjectNode with = step.put("uses", type).putObject("with");
    if (type.equals("steps/command") || type.equals("verify/command")) {
      with.put("command", "true");
    }
  }

  private static String type(Words words, String option) throws Refusal {
    String type = words.last(option).orElse("");
    if (!type.matches(TYPE)) {
      throw Refusal.usage(
          option
              + " "
              + Plain.quoted(type)
              + " is no type of a step, such as steps/command; moie plugins list tells them");
    }
    return type;
  }
}
