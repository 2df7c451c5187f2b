package dev.moie.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import dev.moie.core.workspace.Workspace;
import dev.moie.core.workspace.WorkspaceLock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders over HTTP are those of the command line. */
class ChangeApiTest {
  @TempDir Path folder;
  private ServedFolder served;

  @BeforeEach
  void serve() throws Exception {
    StateFiles.phase(
        folder,
        StateFiles.job("1.1", "'verify': {'uses': 'absent/check'}"),
        StateFiles.job("1.2", "'description': 'by hand'"));
    served = ServedFolder.of(folder);
  }

  @AfterEach
  void stop() throws Exception {
    served.close();
  }

  private String order(String path, String body, int status) throws Exception {
    HttpResponse<String> answer = served.order("/api/v1/jobs/" + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    PublishedSchema.of(status < 300 ? "http-order" : "http-problem").assertFits(answer.body());
    return answer.body();
  }

  @Test
  void a_job_is_paused_and_goes_on() throws Exception {
    assertThat(order("1.1/pause", "", 200)).contains("is paused");
    assertThat(served.get("/api/v1/jobs/1.1").body())
        .contains("\"paused\" : true")
        .contains("\"by\" : \"ada\"");
    assertThat(order("1.1/unpause", "{}", 200)).contains("goes on");
    assertThat(served.get("/api/v1/jobs/1.1").body()).contains("\"paused\" : false");
  }

  @Test
  void a_person_attests_that_a_job_is_done() throws Exception {
    assertThat(order("1.2/complete", "{}", 400)).contains("reason says why");
    assertThat(order("1.2/complete", "{\"reason\": \"signed\"}", 200)).contains("completed");
    assertThat(served.get("/api/v1/jobs/1.2").body()).contains("\"status\" : \"completed\"");
    assertThat(served.get("/api/v1/executions?job=1.2").body()).contains("attested by ada: signed");
    assertThat(order("1.2/reset", "", 200)).contains("pending again");
  }

  @Test
  void a_policy_is_answered_if_one_has_asked() throws Exception {
    assertThat(order("1.1/approve", "{\"reason\": \"backed up\"}", 200))
        .contains("\"exit\" : 1")
        .contains("no policy waits for an answer about job 1.1");
    assertThat(order("1.1/deny", "", 200)).contains("no policy waits for an answer");
  }

  @Test
  void what_the_engine_refuses_is_told_with_its_exit_code() throws Exception {
    assertThat(order("1.1/complete", "{\"reason\": \"x\"}", 200))
        .contains("\"exit\" : 1")
        .contains("it has a verification");
    assertThat(order("9/run", "", 404)).contains("there is no job");
    assertThat(order("1.1/run", "[]", 400)).contains("one JSON object");
    assertThat(order("1.1/run", "{\"wait\": \"PT2H\"}", 400)).contains("PT0S to PT60S");
  }

  @Test
  void an_order_beside_another_engine_goes_on_when_nobody_waits_any_more() throws Exception {
    try (WorkspaceLock held =
        WorkspaceLock.acquire(new Workspace(folder), "test", Clock.systemUTC()).orElseThrow()) {
      assertThat(order("1.1/pause", "{\"wait\": \"PT0.2S\"}", 202)).contains("\"exit\" : null");
      assertThat(served.get("/api/v1/jobs/1.1").body()).contains("\"paused\" : false");
    }
    org.awaitility.Awaitility.await()
        .until(() -> served.get("/api/v1/jobs/1.1").body().contains("\"paused\" : true"));
  }
}
