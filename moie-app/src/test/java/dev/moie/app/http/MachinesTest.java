package dev.moie.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other machines ask for: health, metrics, and the description of the API. */
class MachinesTest {
  private ServedFolder served;

  @BeforeEach
  void serve(@TempDir Path folder) throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'description': 'by hand'"));
    served = ServedFolder.of(folder);
  }

  @AfterEach
  void stop() throws Exception {
    served.close();
  }

  @Test
  void the_description_is_of_the_paths_that_are_served_and_their_answers_fit_it() throws Exception {
    served.order("/api/v1/jobs/1.1/complete", "{\"reason\": \"x\"}");
    String execution =
        new ObjectMapper()
            .readTree(served.get("/api/v1/executions").body())
            .at("/executions/0/id")
            .asText();
    JsonNode api = new ObjectMapper().readTree(served.get("/openapi.json").body());
    assertThat(api.path("openapi").asText()).startsWith("3.1");
    List<String> looked = new ArrayList<>();
    api.path("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode reading = path.getValue().path("get").path("responses").path("200");
              String name = reading.at("/content/application~1json/schema/$ref").asText();
              // What a node of a cluster alone can answer is asked for where there is one.
              if (!name.isEmpty() && !path.getKey().equals("/api/v1/cluster")) {
                looked.add(path.getKey());
                fits(api, name, path.getKey(), execution);
              }
            });
    assertThat(served.get("/api/v1/cluster").statusCode()).isEqualTo(404);
    assertThat(looked).hasSizeGreaterThan(8).contains("/api/v1/jobs/{job}", "/health");
    assertThat(api.at("/paths/~1api~1v1~1jobs~1{job}~1run/post/security").isEmpty()).isFalse();
    assertThat(api.at("/paths/~1api~1v1~1stop/post/requestBody").isMissingNode()).isFalse();
  }

  private void fits(JsonNode api, String name, String path, String execution) {
    try {
      HttpResponse<String> answer =
          served.get(path.replace("{job}", "1.1").replace("{execution}", execution));
      assertThat(answer.statusCode()).as(path + answer.body()).isIn(200, 503);
      JsonNode described = api.at(name.substring(1));
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(described.toString(), InputFormat.JSON);
      assertThat(schema.validate(answer.body(), InputFormat.JSON)).as(path).isEmpty();
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }

  @Test
  void the_kill_switch_is_thrown_and_released() throws Exception {
    HttpResponse<String> stopped = served.order("/api/v1/stop", "{\"reason\": \"smoke\"}");
    assertThat(stopped.statusCode()).isEqualTo(200);
    PublishedSchema.of("stop").assertFits(stopped.body());
    assertThat(stopped.body()).contains("smoke");
    assertThat(served.get("/metrics").body()).contains("moie_stopped 1.0");
    assertThat(served.get("/").body()).contains("stopped by ada").contains("smoke");
    HttpResponse<String> resumed = served.order("/api/v1/resume", "");
    PublishedSchema.of("resume").assertFits(resumed.body());
    assertThat(served.get("/metrics").body()).contains("moie_stopped 0.0");
    assertThat(served.post("/api/v1/stop", "").statusCode()).isEqualTo(401);
  }

  @Test
  void metrics_count_what_is_done() throws Exception {
    assertThat(served.get("/metrics").body())
        .contains("moie_jobs{standing=\"completed\"} 0.0", "moie_heartbeat_age_seconds NaN");
    served.order("/api/v1/jobs/1.1/complete", "{\"reason\": \"x\"}");
    for (int i = 0; i < 2; i++) {
      assertThat(served.get("/metrics").body())
          .contains("moie_jobs{standing=\"completed\"} 1.0")
          .contains("moie_executions_seconds_count{outcome=\"ATTESTED\",type=\"\"} 1");
    }
  }

  @Test
  void health_without_a_heartbeat_is_unknown() throws Exception {
    HttpResponse<String> answer = served.get("/health");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"unknown\"");
    PublishedSchema.of("health").assertFits(answer.body());
  }
}
