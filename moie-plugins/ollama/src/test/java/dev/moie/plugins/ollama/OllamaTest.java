package dev.moie.plugins.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.ActionResult;
import dev.moie.api.BeatOutcome;
import dev.moie.api.JobOutcome;
import dev.moie.api.Verification;
import dev.moie.api.Verification.Verdict;
import dev.moie.testkit.MoieEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OllamaTest {
  @RegisterExtension final MoieEngine engine = MoieEngine.ofPlugin();
  private final FakeOllama server = new FakeOllama();
  @TempDir Path models;

  @AfterEach
  void stop() {
    server.close();
  }

  private Verification inventory(List<Map<String, ?>> wanted) {
    return engine.verify("ollama/inventory", Map.of("url", server.url(), "models", wanted));
  }

  private ActionResult pull(long spare) {
    return engine.run(
        "ollama/pull",
        Map.of(
            "model",
            "llama3",
            "url",
            server.url(),
            "folder",
            models.toString(),
            "spare_bytes",
            spare));
  }

  @Test
  void an_open_job_pulls_its_model_and_is_verified_by_the_inventory() {
    engine
        .openJob("2.1")
        .verify("ollama/model", Map.of("model", "llama3", "url", server.url()))
        .run("ollama/pull", Map.of("model", "llama3", "url", server.url()));

    engine.beat().is(BeatOutcome.PROGRESSED).job("2.1").is(JobOutcome.EXECUTED);

    assertThat(server.asked()).containsExactly("{\"model\":\"llama3:latest\"}");
  }

  @Test
  void names_tags_digests_and_sizes_are_compared_exactly() {
    server.complete();

    assertThat(
            inventory(List.of(Map.of("model", "llama3"), Map.of("model", "llama3.1:8b"))).verdict())
        .isEqualTo(Verdict.VERIFIED);
    assertThat(
            inventory(
                    List.of(
                        Map.of("model", "llama3", "digest", FakeOllama.DIGEST.substring(0, 12))))
                .verdict())
        .isEqualTo(Verdict.VERIFIED);
    Verification lacking =
        inventory(
            List.of(
                Map.of("model", "llama3.1"),
                Map.of("model", "Llama3"),
                Map.of("model", "llama3", "digest", "sha256:0123456789ab"),
                Map.of("model", "llama3.1:8b", "min_bytes", 1000)));
    assertThat(lacking.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    assertThat(lacking.reason())
        .contains(
            "llama3.1:latest is not there",
            "Llama3:latest is not there",
            "llama3:latest has the digest 365c0bd3c000",
            "not 0123456789ab",
            "llama3.1:8b has 7 bytes, fewer than 1000",
            "the server has llama3.1:8b, llama3:latest");
  }

  @Test
  void no_server_cannot_tell_and_says_what_to_do() {
    server.close();

    Verification verification = inventory(List.of(Map.of("model", "llama3")));

    assertThat(verification.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verification.reason()).contains("gave no answer", "ollama serve");
    assertThat(pull(0).summary()).contains("gave no answer", "ollama serve");
  }

  @Test
  void a_pull_that_breaks_goes_on_where_it_was() {
    server.breakingAt(300);

    ActionResult broken = pull(0);
    ActionResult again = pull(0);

    assertThat(broken.isSuccess()).isFalse();
    assertThat(broken.summary()).contains("pulling 6a0746a1ec1a 30 %", "goes on there");
    assertThat(again.summary()).isEqualTo("pulled llama3:latest");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void a_disk_that_is_too_small_ends_the_pull_before_it_is_full() {
    ActionResult result = pull(Long.MAX_VALUE / 2);

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.summary())
        .contains("1000 bytes are still to come", models.toString(), "spare_bytes");
  }
}
