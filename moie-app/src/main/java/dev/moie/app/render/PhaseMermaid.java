package dev.moie.app.render;

import dev.moie.core.state.Job;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.util.Comparator;
import java.util.List;

/** The phases and their jobs as a Mermaid flowchart, for Markdown pages. */
public final class PhaseMermaid {
  private PhaseMermaid() {}

  /** The flowchart, with a newline at its end. */
  public static String draw(State state) {
    StringBuilder chart = new StringBuilder("flowchart TD\n");
    List<Phase> phases = state.phases().stream().sorted(Comparator.comparing(Phase::id)).toList();
    int node = 0;
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      chart
          .append("  subgraph p")
          .append(i)
          .append("[\"")
          .append(label(title(phase)))
          .append("\"]\n");
      if (phase.jobs().isEmpty()) {
        chart.append("    n").append(node++).append("[\"no jobs\"]\n");
      }
      for (Job job : phase.jobs()) {
        String text = job.id() + " " + job.task();
        chart.append("    n").append(node++).append(job.isCyclic() ? "([\"" : "[\"");
        chart.append(label(text)).append(job.isCyclic() ? "\"])" : "\"]");
        chart.append(":::").append(job.status().text()).append('\n');
      }
      chart.append("  end\n");
      if (i > 0) {
        chart.append("  p").append(i - 1).append(" --> p").append(i).append('\n');
      }
    }
    chart.append("  classDef completed fill:#d4edda,stroke:#28a745,color:#111\n");
    chart.append("  classDef pending fill:#fff3cd,stroke:#c69500,color:#111\n");
    chart.append("  classDef cyclic fill:#d1ecf1,stroke:#17a2b8,color:#111\n");
    return chart.toString();
  }

  private static String title(Phase phase) {
    return "PHASE " + phase.id() + ": " + phase.name() + " (" + phase.status().text() + ")";
  }

  /**
   * Mermaid's own escape, {@code #nn;}, for everything that could end the label or begin markup.
   */
  private static String label(String text) {
    StringBuilder escaped = new StringBuilder();
    Plain.line(text, 120)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " .,:()/+-_".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append('#').append(c).append(';');
              }
            });
    return escaped.toString();
  }
}
