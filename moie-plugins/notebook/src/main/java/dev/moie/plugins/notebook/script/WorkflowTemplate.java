package dev.moie.plugins.notebook.script;

import dev.moie.plugins.notebook.entry.EntryText;
import java.util.List;
import java.util.Locale;

/** Kinds of work, each as a list to tick off. Its first and last steps are those of the loop. */
public enum WorkflowTemplate {
  /** Finding out how something is. */
  ANALYSIS(
      """
      Gather: Collect the data and where it comes from; Say what is asked
      Examine: Look for patterns; Look for what contradicts them; Measure
      Conclude: Write down what was found; Say how sure it is
      """),
  /** Making something. */
  IMPLEMENTATION(
      """
      Plan: Say what is done when it is done; Write the verification of each step
      Build: Make the smallest part that works; Add the rest; Handle errors
      Verify: Run all verifications; Break it once and see that it is found
      """),
  /** Making something better. */
  OPTIMIZATION(
      """
      Measure: Measure how it is; Find where the time goes
      Improve: Change one thing at a time; Measure after each change
      Compare: Compare with the first measurement; Reckon it with `moie roi`
      """);

  /** A stage a line, its steps behind the colon. */
  private final String stages;

  WorkflowTemplate(String stages) {
    this.stages = stages;
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
    for (String line : stages.lines().toList()) {
      int colon = line.indexOf(':');
      List<String> steps = List.of(line.substring(colon + 1).strip().split("; ", -1));
      stage(text, number++, line.substring(0, colon), steps);
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
