package dev.moie.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What makes a job another job, as far as attempts and transitions are concerned. */
class DefinitionTest {
  private static String of(String members) throws InvalidStateException {
    String json =
        "{\"meta\": {\"current_phase\": 1}, \"phases\": [{\"id\": 1, \"name\": \"n\", \"status\":"
            + " \"active\", \"jobs\": [{\"id\": \"a\", \"task\": \"t\", "
            + members
            + "}]}]}";
    return new InMemoryStateStore("s", json.getBytes(StandardCharsets.UTF_8), ZoneOffset.UTC)
        .load()
        .state()
        .phases()
        .get(0)
        .jobs()
        .get(0)
        .definition();
  }

  @Test
  void status_and_notes_do_not_change_it() throws Exception {
    String pending = of("\"status\": \"pending\", \"verification_cmd\": \"true\"");

    assertThat(
            of(
                "\"status\": \"completed\",   \"verification_cmd\": \"tr\\u0075e\","
                    + " \"last_result\": {\"outcome\": \"VERIFIED\", \"reason\": \"\", \"time\":"
                    + " \"2026-01-01T00:00:00Z\", \"attempts\": 0}"))
        .isEqualTo(pending);
  }

  @Test
  void another_verification_changes_it() throws Exception {
    assertThat(of("\"status\": \"pending\", \"verification_cmd\": \"true\""))
        .isNotEqualTo(of("\"status\": \"pending\", \"verification_cmd\": \"test -e x\""));
  }
}
