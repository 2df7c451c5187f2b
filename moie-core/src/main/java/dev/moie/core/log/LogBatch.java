package dev.moie.core.log;

import java.util.ArrayList;
import java.util.List;

/**
 * What belongs together in the log: all of it becomes durable, or none.
 *
 * @param executions begun or ended; one that is known is updated
 * @param transitions without their places, which the log assigns
 */
public record LogBatch(List<Execution> executions, List<Transition> transitions) {

  public LogBatch {
    executions = List.copyOf(executions);
    transitions = List.copyOf(transitions);
  }

  public static LogBatch of(Execution execution) {
    return new LogBatch(List.of(execution), List.of());
  }

  public static LogBatch of(Execution execution, Transition transition) {
    return new LogBatch(List.of(execution), List.of(transition));
  }

  public static LogBatch of(List<Transition> transitions) {
    return new LogBatch(List.of(), transitions);
  }

  /** Its transitions with their places: the next ones behind a number. */
  public List<Transition> placedAfter(long seq) {
    List<Transition> placed = new ArrayList<>();
    long next = seq;
    for (Transition each : transitions) {
      placed.add(each.placed(++next));
    }
    return placed;
  }
}
