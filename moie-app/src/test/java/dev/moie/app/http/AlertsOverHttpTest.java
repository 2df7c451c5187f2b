package dev.moie.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.PublishedSchema;
import dev.moie.app.testing.StateFiles;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told, over HTTP. */
class AlertsOverHttpTest {
  @TempDir Path folder;

  @Test
  void alerts_deliveries_and_channels_are_told() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'description': 'x'"));
    try (ServedFolder served = ServedFolder.of(folder)) {
      assertThat(served.get("/alerts").body()).contains("Nobody is told anything");
      // The server sees it although it has begun before.
      Files.writeString(
          folder.resolve("moie.yaml"),
          "alerts: {channels: {phone: {uses: notify/webhook, with: {url: 'http://127.0.0.1:9/'}}}}\n");
      WrittenAlerts.fire(folder, "job/1.1/failing", "<i>fails</i>", "<b>refused</b>");
      WrittenAlerts.fire(folder, "heart/stale", "no heartbeat", "");
      WrittenAlerts.resolve(folder, "heart/stale");

      HttpResponse<String> answer = served.get("/api/v1/alerts");
      PublishedSchema.of("alerts").assertFits(answer.body());
      JsonNode alerts = new ObjectMapper().readTree(answer.body());
      assertThat(alerts.at("/channels/0/name").asText()).isEqualTo("phone");
      assertThat(alerts.at("/channels/0/problem").asText()).contains("notify");
      assertThat(alerts.at("/open/0/key").asText()).isEqualTo("job/1.1/failing");
      assertThat(alerts.at("/open/0/deliveries/0/attempts").asInt()).isEqualTo(1);
      assertThat(alerts.at("/open/0/deliveries/0/detail").asText()).isEqualTo("<b>refused</b>");
      assertThat(alerts.at("/recent/0/key").asText()).isEqualTo("heart/stale");

      assertThat(served.get("/alerts").body())
          .contains(
              "&lt;i&gt;fails&lt;/i&gt;",
              "&lt;b&gt;refused&lt;/b&gt;",
              "tried once, again",
              "no heartbeat")
          .contains("href=\"/job?id=1.1\"")
          .doesNotContain("<i>fails", "<b>refused");
      assertThat(served.get("/api/v1/alerts?limit=0").statusCode()).isEqualTo(400);
    }
  }
}
