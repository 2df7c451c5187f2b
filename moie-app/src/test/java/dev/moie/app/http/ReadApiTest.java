package dev.moie.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API answers, by the schemas that are published. */
class ReadApiTest {
  private ServedFolder served;

  @BeforeEach
  void serve(@TempDir Path folder) throws Exception {
    StateFiles.write(
        folder,
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'jobs': ["
            + StateFiles.job("1.1", "'verification_cmd': 'true'")
            + ","
            + StateFiles.job("1.2", "'description': 'by hand'")
            + "]}",
        "{'id': 2, 'name': 'TWO', 'status': 'locked', 'jobs': [{'id': '2.1', 'task': 'Watch',"
            + " 'status': 'cyclic', 'run': {'uses': 'steps/command', 'with': {'command': 'true'}}}]}");
    served = ServedFolder.of(folder);
  }

  @AfterEach
  void stop() throws Exception {
    served.close();
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = served.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/state, status",
    "/api/v1/phases, http-phases",
    "/api/v1/jobs, http-jobs",
    "/api/v1/jobs/1.1, http-job",
    "/api/v1/jobs/2.1, http-job",
    "/api/v1/executions, http-executions",
    "/api/v1/plugins, plugins-list",
    "/api/v1/problems, doctor",
    "/api/v1/alerts, alerts",
  })
  void an_answer_fits_its_schema(String path, String schema) throws Exception {
    served.order("/api/v1/jobs/1.1/pause", "");
    HttpResponse<String> answer = served.get(path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    PublishedSchema.of(schema).assertFits(answer.body());
  }

  @Test
  void jobs_are_filtered_and_paged() throws Exception {
    assertThat(json("/api/v1/jobs?standing=cyclic").at("/jobs/0/id").asText()).isEqualTo("2.1");
    assertThat(json("/api/v1/jobs?q=TASK%201.2").at("/jobs/0/id").asText()).isEqualTo("1.2");
    assertThat(json("/api/v1/jobs?phase=2").at("/total").asInt()).isEqualTo(1);
    JsonNode second = json("/api/v1/jobs?offset=1&limit=1");
    assertThat(second.at("/total").asInt()).isEqualTo(3);
    assertThat(second.at("/jobs").size()).isEqualTo(1);
    assertThat(second.at("/jobs/0/id").asText()).isEqualTo("1.2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/jobs?limit=0           | 400 | limit takes a whole number from 1 to 1000",
        "/api/v1/jobs?standing=happy    | 400 | standing takes one of all, pending",
        "/api/v1/executions?since=noon  | 400 | since takes a time such as",
        "/api/v1/executions?failed=yes  | 400 | failed takes true or false",
        "/api/v1/jobs/1.l               | 404 | did you mean \\\"1.1\\\"",
        "/api/v1/executions/zz          | 404 | no execution has the id",
        "/api/v1/nothing                | 404 | there is nothing at this path",
      })
  void what_is_wrong_is_told_as_a_problem(String path, int status, String detail) throws Exception {
    HttpResponse<String> answer = served.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("application/problem+json");
    PublishedSchema.of("http-problem").assertFits(answer.body());
    assertThat(answer.body()).contains(detail);
  }

  @Test
  void a_broken_state_file_is_told_and_its_repair_seen(@TempDir Path folder) throws Exception {
    Path file = StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    try (ServedFolder own = ServedFolder.of(folder)) {
      String good = java.nio.file.Files.readString(file);
      java.nio.file.Files.writeString(file, "{broken");
      HttpResponse<String> answer = own.get("/api/v1/state");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("sovereign_state_v2.json").doesNotContain("Exception");

      java.nio.file.Files.writeString(file, good);
      assertThat(own.get("/api/v1/state").statusCode()).isEqualTo(200);
    }
  }
}
