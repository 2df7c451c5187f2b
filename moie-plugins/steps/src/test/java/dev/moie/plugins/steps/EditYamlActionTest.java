package dev.moie.plugins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.ActionResult;
import dev.moie.testkit.MoieEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EditYamlActionTest {
  @RegisterExtension final MoieEngine engine = MoieEngine.ofPlugin();

  private ActionResult edit(String pointer, String value) {
    return engine.run("steps/edit-yaml", Map.of("path", "c.yaml", "set", Map.of(pointer, value)));
  }

  @Test
  void a_file_is_edited_once_and_its_comments_stay() {
    engine.run(
        "steps/write-file",
        Map.of("path", "c.yaml", "text", "# mine\ncore:\n  model: a # small\n", "mode", "0600"));

    assertThat(edit("/core/model", "llama3:latest").summary())
        .isEqualTo("set /core/model in c.yaml");
    assertThat(edit("/core/model", "llama3:latest").summary()).isEqualTo("c.yaml was already so");

    engine.file("c.yaml").hasText("# mine\ncore:\n  model: llama3:latest # small\n");
  }

  @Test
  void what_cannot_be_done_is_told_and_changes_nothing() {
    assertThat(edit("/a", "1").summary()).contains("is not there");

    engine.run("steps/write-file", Map.of("path", "c.yaml", "text", "a: 1\n"));
    ActionResult both =
        engine.run(
            "steps/edit-yaml", Map.of("path", "c.yaml", "set", Map.of("/a", "2", "/a/b", "3")));

    assertThat(both.isSuccess()).isFalse();
    assertThat(both.summary()).contains("/a is a single value", "nothing was changed");
    engine.file("c.yaml").hasText("a: 1\n");
  }
}
