package dev.moie.plugins.notebook.script;

import dev.moie.plugins.notebook.entry.EntryText;
import java.util.List;
import java.util.Locale;

/** Kinds of work, each as a list to tick off. Its first and last steps are those of the loop. */
public enum WorkflowTemplate {
  /** Finding out how something is. */
  ANALYSIS(
      List.of(
          new Stage("Gather", "Collect the data and where it comes from", "Say what is asked"),
          new Stage("Examine", "Look for patterns", "Look for what contradicts them", "Measure"),
          new Stage("Conclude", "Write down what was found", "Say how sure it is"))),
  /** Making something. */
  IMPLEMENTATION(
      List.of(
          new Stage(
              "Plan", "Say what is done when it is done", "Write the verification of each step"),
          new Stage("Build", "Make the smallest part that works", "Add the rest", "Handle errors"),
          new Stage("Verify", "Run all verifications", "Break it once and see that it is found"))),
  /** Making something better. */
  OPTIMIZATION(
      List.of(
          new Stage("Measure", "Measure how it is", "Find where the time goes"),
          new Stage("Improve", "Change one thing at a time", "Measure after each change"),
          new Stage("Compare", "Compare with the first measurement", "Reckon it: moie roi")));

  private final List<Stage> stages;

  WorkflowTemplate(List<Stage> stages) {
    this.stages = stages;
  }

  private record Stage(String name, List<String> steps) {
    Stage(String name, String... steps) {
      this(name, List.of(steps));
    }
  }

  /** As it is asked for. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The list, as Markdown. */
  public String text(String title) {
    String type = name().charAt(0) + word().substring(1);
    StringBuilder text = new StringBuilder("# Workflow: " + type + " - ");
    text.append(EntryText.inline(EntryText.line(title))).append('\n');
    stage(
        text,
        1,
        "Read",
        List.of(
            "Read what is noted: `moie notes list`, `moie patterns list`",
            "Read what is open: `moie todo`",
            "Read how the system is: `moie status`, `moie health`"));
    int number = 2;
    for (Stage stage : stages) {
      stage(text, number++, stage.name(), stage.steps());
    }
    stage(
        text,
        number,
        "Document and update",
        List.of(
            "Note what was learnt: `moie patterns add`",
            "Note what the next session should do: `moie notes add`",
            "Hand over: `moie handoff --write`"));
    return text.toString();
  }

  private static void stage(StringBuilder text, int number, String name, List<String> steps) {
    text.append("\n## Phase ").append(number).append(": ").append(name).append("\n\n");
    steps.forEach(step -> text.append("- [ ] ").append(step).append('\n'));
  }
}
