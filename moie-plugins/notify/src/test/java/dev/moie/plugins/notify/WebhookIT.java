package dev.moie.plugins.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.BeatOutcome;
import dev.moie.api.alert.Beat;
import dev.moie.api.alert.Delivery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is posted, and what becomes of servers that misbehave. */
class WebhookIT {
  private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 0\n\n";

  @TempDir Path folder;

  private static String body(RudeWeb web) {
    String request = web.requests().get(0);
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  private Delivery post(RudeWeb web, String more, String subject) throws Exception {
    try (Channel channel = new Channel(folder, "s3cret-token")) {
      return channel.deliver(
          "notify/webhook",
          "{'url': '" + web.url() + "'" + more + "}",
          Channel.alert(subject, "line 1\nline \"2\""));
    }
  }

  @Test
  void json_has_all_of_an_alert_and_the_token_goes_in_a_header() throws Exception {
    try (RudeWeb web = RudeWeb.saying(OK)) {
      Delivery delivery = post(web, ", 'token_secret': 'key'", "job \u0000 \uD800 fails\u202E");

      assertThat(delivery.isDelivered()).as(delivery.toString()).isTrue();
      assertThat(web.requests()).hasSize(1);
      assertThat(web.requests().get(0))
          .startsWith("POST /hook HTTP/1.1")
          .contains("Authorization: Bearer s3cret-token", "Idempotency-Key: 01abc");
      JsonNode json = new ObjectMapper().readTree(body(web));
      assertThat(json.path("key").asText()).isEqualTo("job/1.1/failing");
      assertThat(json.path("stage").asText()).isEqualTo("raised");
      assertThat(json.path("severity").asText()).isEqualTo("warning");
      assertThat(json.path("message").asText()).isEqualTo("line 1\nline \"2\"");
      assertThat(json.path("since").asText()).isEqualTo("2026-01-05T11:50:00Z");
    }
  }

  @Test
  void slack_shows_hostile_text_as_it_is() throws Exception {
    try (RudeWeb web = RudeWeb.saying(OK)) {
      assertThat(
              post(web, ", 'form': 'slack'", "<!channel> *x* <http://evil|bank> `a` & b")
                  .isDelivered())
          .isTrue();

      String text = new ObjectMapper().readTree(body(web)).path("text").asText();
      assertThat(text)
          .contains("&lt;!channel&gt;", "&amp; b", "&lt;http://evil|bank&gt;")
          .doesNotContain("<", "*x*", "`a`");
    }
  }

  @Test
  void ntfy_gets_headers_that_nobody_can_add_to() throws Exception {
    try (RudeWeb web = RudeWeb.saying(OK)) {
      assertThat(post(web, ", 'form': 'ntfy'", "ä\r\nX-Evil: 1").isDelivered()).isTrue();

      String request = web.requests().get(0);
      String title =
          Base64.getEncoder()
              .encodeToString("WARNING: ä X-Evil: 1".getBytes(StandardCharsets.UTF_8));
      assertThat(request)
          .contains("Title: =?UTF-8?B?" + title + "?=", "Priority: 4")
          .doesNotContain("\r\nX-Evil");
      assertThat(body(web)).contains("line 1", "Workspace: here:/ws");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 500 Oops\\nContent-Length: 4\\n\\nburn | answered 500: burn",
        "HTTP/1.1 500 Oops\\nContent-Length: 4000\\n\\n\\u001b[31mburn | answered 500",
        "HTTP/1.1 302 Found\\nLocation: http://elsewhere/\\nContent-Length: 0\\n\\n | to go to http://elsewhere/",
        "HTTP/1.1 404 No\\nContent-Length: 0\\n\\n | answered 404",
        "HTTP/1.1 200 | IOException",
        "nonsense\\n\\n | 127.0.0.1: ",
      })
  void whatever_is_no_success_is_a_failure_with_its_reason(String answer, String reason)
      throws Exception {
    try (RudeWeb web = RudeWeb.saying(answer.strip().replace("\\n", "\n"))) {
      Delivery delivery = post(web, "", "x");

      assertThat(delivery.isDelivered()).as(delivery.toString()).isFalse();
      assertThat(delivery.detail()).contains(reason.strip()).doesNotContain("\u001b");
      assertThat(web.requests()).hasSize(1);
    }
  }

  @Test
  void who_is_asked_to_wait_waits() throws Exception {
    try (RudeWeb web =
            RudeWeb.saying("HTTP/1.1 429 Slow\nRetry-After: 120\nContent-Length: 0\n\n");
        RudeWeb date =
            RudeWeb.saying(
                "HTTP/1.1 503 No\nRetry-After: Mon, 5 Jan 2026 13:00:00 GMT\nContent-Length: 0\n\n")) {
      assertThat(post(web, "", "x").retryAfter()).contains(Duration.ofSeconds(120));
    }
  }

  @Test
  void a_server_that_never_answers_drips_or_floods_is_left_in_time() throws Exception {
    try (RudeWeb silent = new RudeWeb(out -> Thread.sleep(60_000));
        RudeWeb drips =
            new RudeWeb(
                out -> {
                  out.write(
                      "HTTP/1.1 500 X\r\nContent-Length: 9999\r\n\r\n"
                          .getBytes(StandardCharsets.US_ASCII));
                  while (true) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(100);
                  }
                });
        RudeWeb floods =
            new RudeWeb(
                out -> {
                  out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                  byte[] flood = new byte[65536];
                  while (true) {
                    out.write(flood);
                  }
                });
        Channel channel = new Channel(folder, "x").within(Duration.ofSeconds(2))) {
      for (RudeWeb web : new RudeWeb[] {silent, drips, floods}) {
        long start = System.nanoTime();
        Delivery delivery =
            channel.deliver(
                "notify/webhook", "{'url': '" + web.url() + "'}", Channel.alert("x", "y"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(delivery.isDelivered()).as(delivery.toString()).isEqualTo(web == floods);
      }
      assertThat(channel.isUsable()).isTrue();
    }
  }

  @Test
  void an_interruption_ends_it_and_leaves_the_plugin_in_use() throws Exception {
    try (RudeWeb silent = new RudeWeb(out -> Thread.sleep(60_000));
        Channel channel = new Channel(folder, "x")) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  channel.deliver(
                      "notify/webhook", "{'url': '" + silent.url() + "'}", Channel.alert("x", "y"));
                } catch (Exception expected) {
                  // InterruptedException
                }
              });
      caller.start();
      while (silent.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join(10_000);

      assertThat(caller.isAlive()).isFalse();
      assertThat(channel.isUsable()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | either url or url_secret",
        "{'url': 'ftp://x/'} | http or https",
        "{'url': 'http://a:b@x/'} | must not hold a password",
        "{'url': 'http://x/', 'headers': {'authorization': 'x'}} | token_secret",
        "{'url': 'http://x/', 'headers': {'X': 'a\\nb'}} | cannot be sent",
        "{'url_secret': 'kee'} | did you mean \"key\"?",
        "{'url_secret': 'key'} | no http or https address",
        "{'uri': 'http://x/'} | did you mean \"url\"?",
      })
  void what_is_wrong_with_a_configuration_is_told(String json, String why) throws Exception {
    try (Channel channel = new Channel(folder, "hidden word")) {
      Delivery delivery = channel.deliver("notify/webhook", json, Channel.alert("x", ""));

      assertThat(delivery.isDelivered()).isFalse();
      assertThat(delivery.detail()).contains(why).doesNotContain("hidden word");
    }
  }

  @Test
  void a_ping_tells_start_success_and_failure_of_one_run() throws Exception {
    try (RudeWeb web = RudeWeb.saying(OK);
        Channel channel = new Channel(folder, web.url() + "/")) {
      String config = "{'url_secret': 'key'}";
      channel.beat(config, Beat.begins("r1"));
      channel.beat(
          config, Beat.ended("r1", BeatOutcome.PROGRESSED, true, Duration.ofMillis(5), ""));
      channel.beat(
          config, Beat.ended("r2", BeatOutcome.FAILED, false, Duration.ofMillis(7), "1.1 burns"));
      channel.beat("{'url_secret': 'key', 'start': false}", Beat.begins("r3"));
      channel.deliver("notify/ping", config, Channel.alert("a test", ""));

      assertThat(web.requests()).hasSize(4);
      assertThat(web.requests().get(0)).startsWith("POST /hook/start?rid=r1 ");
      assertThat(web.requests().get(1)).startsWith("POST /hook?rid=r1 ");
      assertThat(web.requests().get(2))
          .startsWith("POST /hook/fail?rid=r2 ")
          .contains("FAILED in 7 ms", "1.1 burns");
      assertThat(web.requests().get(3)).startsWith("POST /hook/log ");
    }
  }
}
