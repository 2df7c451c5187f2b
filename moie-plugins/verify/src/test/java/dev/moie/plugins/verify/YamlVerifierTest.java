package dev.moie.plugins.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.Verification;
import dev.moie.testkit.MoieEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class YamlVerifierTest {
  @RegisterExtension final MoieEngine engine = MoieEngine.ofPlugin();
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file =
        Files.writeString(
            folder.resolve("c.yaml"), "core: {model: llama3:latest, n: 8192}\non: [1, yes]\n");
  }

  private Verification verify(String... with) {
    return engine.verify(
        "verify/yaml",
        with.length == 1
            ? Map.of("path", file.toString(), "pointer", with[0])
            : Map.of("path", file.toString(), "pointer", with[0], with[1], with[2]));
  }

  @Test
  void values_are_found_and_compared() {
    assertThat(verify("/core/model", "equals", "llama3:latest").verdict())
        .isEqualTo(Verification.Verdict.VERIFIED);
    assertThat(verify("/core/n", "equals", "8192").verdict())
        .isEqualTo(Verification.Verdict.VERIFIED);
    assertThat(verify("/on/1", "equals", "yes").verdict()).isEqualTo(Verification.Verdict.VERIFIED);
    assertThat(verify("/core/model", "equals", "llama3").reason())
        .contains("is \"llama3:latest\", not \"llama3\"");
    assertThat(verify("/core/other").reason()).contains("there is no value");
  }

  @Test
  void what_is_not_yaml_does_not_hold() throws IOException {
    Files.writeString(file, "a: [\n");
    assertThat(verify("/a").reason()).contains("is not YAML");
    Files.writeString(file, "a: 1\na: 2\n");
    assertThat(verify("/a").reason()).contains("is not YAML").contains("uplicate");
    Files.writeString(file, "");
    assertThat(verify("/a").reason()).contains("there is no value");
  }
}
