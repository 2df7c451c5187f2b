package dev.moie.core.state;

import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in one document, so that people hear of everything at once. */
final class Problems {
  private final JsonText text;
  private final List<StateProblem> errors = new ArrayList<>();
  private final List<StateProblem> warnings = new ArrayList<>();

  Problems(JsonText text) {
    this.text = text;
  }

  void error(String pointer, Located where, String message) {
    errors.add(new StateProblem(pointer, text.lineOf(where.start()), message));
  }

  void warning(String pointer, Located where, String message) {
    warnings.add(new StateProblem(pointer, text.lineOf(where.start()), message));
  }

  /** How many there are by now, warnings included. */
  int count() {
    return errors.size() + warnings.size();
  }

  int line(Located where) {
    return text.lineOf(where.start());
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  List<StateProblem> errors() {
    return sorted(errors);
  }

  List<StateProblem> warnings() {
    return sorted(warnings);
  }

  private static List<StateProblem> sorted(List<StateProblem> problems) {
    return problems.stream().sorted(Comparator.comparingInt(StateProblem::line)).toList();
  }
}
