package dev.moie.plugins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One value changes, and not a character more. */
class YamlEditTest {
  private static final String CONFIG =
      """
      # The reasoning core.  Do not touch without asking.
      system:
        name: 'vy-nexus'    # quoted on purpose

      reasoning_core:
        model: gemma2:2b    # the small one
        provider: "ollama"
        # between 0 and 1
        temperature: 0.70

        # the end of the core
      logging: {level: info, files: [a.log, b.log]}   # in one line
      empty:
      steps:
        - name: first
          run: |
            echo one
            echo two
        # about the second
        - name: second
      last: true""";

  private static String set(String text, String pointer, String value) throws YamlEditException {
    return YamlEdit.set(text, YamlPointer.of(pointer), value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/reasoning_core/model | llama3:latest | model: gemma2:2b | model: llama3:latest",
        "/reasoning_core/temperature | 0.2 | temperature: 0.70 | temperature: 0.2",
        "/reasoning_core/provider | none | provider: \"ollama\" | provider: none",
        "/system/name | \"x # y\" | name: 'vy-nexus' | name: \"x # y\"",
        "/logging/level | debug | level: info | level: debug",
        "/logging/files | [c.log] | [a.log, b.log] | [c.log]",
        "/logging/files/1 | c.log | b.log | c.log",
        "/steps/1/name | third | name: second | name: third",
        "/steps/0/run | 'echo three' | '|NL      echo one NL      echo two' | 'echo three'",
        "/last | false | last: true | last: false",
        "/empty | 5 | empty: | empty: 5",
        "/empty/deep/er | 5 | empty: | 'empty:NL  deep:NL    er: 5'",
        "/logging/size | 10 | 'b.log]}' | 'b.log], size: 10}'",
        "/logging/a/b | 10 | 'b.log]}' | 'b.log], a: {b: 10}}'",
        "/new | 1 | last: true | 'last: trueNLnew: 1'",
        "/steps/1/run | ls | name: second | 'name: secondNL    run: ls'",
        "/reasoning_core/top_p | 0.9 | temperature: 0.70 | 'temperature: 0.70NL  top_p: 0.9'",
        "/a/true/no 1 | x | last: true | 'last: trueNLa:NL  \"true\":NL    \"no 1\": x'",
      })
  void a_value_is_set(String pointer, String value, String from, String to) throws Exception {
    String before = from.replace(" NL", "\n").replace("NL", "\n");
    String after = to.replace("NL", "\n");
    assertThat(CONFIG).containsOnlyOnce(before);

    assertThat(set(CONFIG, pointer, value)).isEqualTo(CONFIG.replace(before, after));
    String windows = CONFIG.replace("\n", "\r\n");
    assertThat(set(windows, pointer, value))
        .isEqualTo(windows.replace(before.replace("\n", "\r\n"), after.replace("\n", "\r\n")));
  }

  @Test
  void what_is_so_already_stays_as_it_is() throws Exception {
    assertThat(set(CONFIG, "/reasoning_core/temperature", "0.7")).isSameAs(CONFIG);
    assertThat(set(CONFIG, "/reasoning_core/provider", "ollama")).isSameAs(CONFIG);
    assertThat(set(CONFIG, "/logging/files", "['a.log', \"b.log\"]")).isSameAs(CONFIG);
  }

  @Test
  void an_empty_file_and_one_of_comments_get_their_first_value() throws Exception {
    assertThat(set("", "/a/b", "1")).isEqualTo("a:\n  b: 1\n");
    assertThat(set("# only this", "/a", "1")).isEqualTo("# only this\na: 1\n");
    assertThat(set("---\n{}\n", "/a", "1")).isEqualTo("---\n{a: 1}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/system | 1 | /system has values of its own",
        "/last/a | 1 | /last is a single value",
        "/steps/7/name | 1 | /steps is a list of 2, and has no item 7",
      })
  void what_would_change_more_is_refused(String pointer, String value, String reason) {
    assertThatThrownBy(() -> set(CONFIG, pointer, value))
        .isInstanceOf(YamlEditException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aliases_duplicates_documents_and_nonsense_are_refused() {
    assertThatThrownBy(() -> set("a: &x {n: 1}\nb: *x\n", "/b/n", "2"))
        .hasMessageContaining("/b is an alias");
    assertThatThrownBy(() -> set("a: &x {n: 1}\nb: *x\n", "/a/n", "2"))
        .hasMessageContaining("without changing something else");
    assertThatThrownBy(() -> set("a: 1\na: 2\n", "/b", "2")).hasMessageContaining("not YAML");
    assertThatThrownBy(() -> set("a: 1\n---\na: 2\n", "/b", "2")).hasMessageContaining("not YAML");
    assertThatThrownBy(() -> set("a: [", "/b", "2")).hasMessageContaining("not YAML");
    assertThatThrownBy(() -> set("- ".repeat(20_000), "/b", "2")).hasMessageContaining("not YAML");
  }
}
