package dev.moie.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.json.JsonText;
import dev.moie.core.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Everything that is said of a state file's content, word for word. The page on troubleshooting is
 * made from the golden text.
 */
class StateProblemCatalogueTest {
  private static final List<String> READERS =
      List.of(
          "StateReader",
          "StateRules",
          "JobReader",
          "StepReader",
          "NeedsRules",
          "CyclicKeys",
          "Fields");

  private static String state(String meta, String... phases) {
    return "{'meta': {" + meta + "}, 'phases': [" + String.join(", ", phases) + "]}";
  }

  private static String phase(int id, String status, String jobs) {
    return "{'id': " + id + ", 'status': '" + status + "', 'jobs': [" + jobs + "]}";
  }

  private static String job(String id, String status, String more) {
    return "{'id': '" + id + "', 'task': 't', 'status': '" + status + "'" + more + "}";
  }

  private static String with(String more) {
    return state("'current_phase': 1", phase(1, "active", job("1.1", "pending", ", " + more)));
  }

  private static List<String> documents() {
    String cyclic = job("1.2", "cyclic", "");
    String good = phase(1, "active", job("1.1", "pending", ""));
    List<String> documents = new ArrayList<>();
    documents.add("");
    documents.add("hello");
    documents.add("{'meta': {'current_phase'");
    documents.add("{'meta': {'mode': 'a', 'mode': 'b'}}");
    documents.add("[]");
    documents.add("{}");
    documents.add(state(""));
    documents.add(state("'current_phase': 'five', 'mode': 1", "1", "{}"));
    documents.add(state("'current_phase': 1, 'schema_version': 9", good));
    documents.add(state("'current_phase': 1", phase(1, "begun", "1, {}")));
    documents.add(state("'current_phase': 1", "{'id': 1, 'status': 'active', 'jobs': {}}"));
    documents.add(state("'current_phase': 1", good, good));
    documents.add(state("'current_phase': 9", good));
    documents.add(state("'current_phase': 3", good, phase(5, "locked", "")));
    documents.add(state("'current_phase': 3", phase(1, "completed", ""), phase(5, "locked", "")));
    documents.add(state("'current_phase': 1", phase(1, "active", cyclic), phase(2, "locked", "")));
    documents.add(state("'current_phase': 1, 'checkpoint': 1, 'last_heartbeat': 'noon'", good));
    documents.add(state("'current_phase': 1, 'operater': 'Ada'", good));
    documents.add(state("'current_phase': 1", phase(1, "active", job("1.1", "done", ""))));
    documents.add(with("'run': {'uses': 'steps/command'}"));
    documents.add(with("'run': {'use': 'steps/command'}, 'verify': {'uses': 'no type'}"));
    documents.add(with("'retry': {'times': 3}, 'timeout': 'soon', 'verify': 'true'"));
    documents.add(with("'timezone': 'Berlin', 'jitter': 'P2D', 'schedule': 'every day'"));
    documents.add(with("'catch_up': 1"));
    documents.add(with("'catch_up': 'never'"));
    documents.add(with("'catch_up': {'mode': 'all', 'max': 1000000}"));
    documents.add(with("'catch_up': {'mode': 'once', 'max': 2}"));
    documents.add(with("'needs': [1]"));
    documents.add(with("'needs': ['2.9']"));
    String needs = ", 'needs': ['1.2']";
    documents.add(
        state(
            "'current_phase': 1", phase(1, "active", job("1.1", "pending", needs) + "," + cyclic)));
    documents.add(
        state(
            "'current_phase': 1",
            phase(1, "active", job("1.1", "pending", needs) + "," + job("1.2", "pending", ""))));
    documents.add(
        state(
            "'current_phase': 1",
            phase(1, "active", job("1.1", "pending", ", 'needs': ['2.1']")),
            phase(2, "locked", job("2.1", "pending", ""))));
    documents.add(
        state(
            "'current_phase': 1",
            phase(1, "active", job("1.1", "pending", ", 'needs': ['1.1']"))
                .replace("'jobs'", "'concurrency': 2, 'jobs'")));
    return documents;
  }

  private static Set<String> told() {
    Set<String> told = new LinkedHashSet<>();
    for (String document : documents()) {
      JsonText text = new JsonText(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
      try {
        StateDocument.read("file", text, ZoneOffset.UTC)
            .loaded()
            .warnings()
            .forEach(each -> told.add("warning  " + at(each) + each.message()));
      } catch (InvalidStateException e) {
        e.problems().forEach(each -> told.add("problem  " + at(each) + each.message()));
      }
    }
    return told;
  }

  private static String at(StateProblem problem) {
    return problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
  }

  @Test
  void the_words_are_the_golden_ones() {
    new Golden("dev/moie/core/state/golden")
        .assertFits("problems", String.join("\n", told()) + "\n");
  }

  @Test
  void nothing_that_the_code_says_is_left_out() throws IOException {
    String all = String.join("\n", told());
    List<String> missing = new ArrayList<>();
    int sentences = 0;
    for (String reader : READERS) {
      String code =
          Files.readString(Path.of("src/main/java/dev/moie/core/state", reader + ".java"))
              .replaceAll("(?m)^ *(//|/?\\*).*$", "")
              .replace("'\"'", "");
      for (var match :
          Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"").matcher(code).results().toList()) {
        String literal = match.group(1).replace("\\\"", "\"");
        if (literal.strip().contains(" ")) {
          sentences++;
          if (!all.contains(literal)) {
            missing.add(reader + ": " + literal);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(sentences).isGreaterThan(40);
  }
}
