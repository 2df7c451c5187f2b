package dev.moie.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference of the HTTP API is what the server says of itself. */
class HttpApiPageTest {
  private static final Path PAGE = Moie.sources().resolve("docs/http-api.md");

  @TempDir Path folder;

  @Test
  void the_reference_of_the_http_api_is_fresh() throws Exception {
    StateFiles.phase(folder);
    JsonNode api;
    try (ServedFolder served = ServedFolder.of(folder)) {
      api = new ObjectMapper().readTree(served.get("/openapi.json").body());
    }
    String text = HttpApiPage.of(api);
    if (Boolean.getBoolean("moie.rewrite")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE)
        .as("run ./mvnw test -Dtest=HttpApiPageTest -Dmoie.rewrite=true")
        .hasContent(text);
    assertThat(api.path("paths").size()).isGreaterThan(10);
    assertThat(text).contains("POST /api/v1/jobs/{job}/reset", "Needs the token.");
  }
}
