package dev.moie.plugins.arxiv.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.plugins.arxiv.testing.FakeArxiv;
import dev.moie.plugins.arxiv.testing.PassingTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
  @TempDir Path folder;

  private final PassingTime time = new PassingTime("2026-11-25T12:00:00Z");
  private FakeArxiv arxiv;

  @BeforeEach
  void start() throws IOException {
    arxiv = FakeArxiv.start().clock(() -> time.now().toEpochMilli());
  }

  @AfterEach
  void stop() {
    arxiv.close();
  }

  private PoliteClient client(HttpClient http) {
    return new PoliteClient(
        http,
        new PolitenessGate(folder.resolve("gate"), PolitenessGate.PAUSE, time),
        folder.resolve("cooldown"),
        time,
        new PoliteClient.Limits("moie-test", 4, time.now().plus(Duration.ofMinutes(30))));
  }

  private String get() throws Exception {
    return client(HttpClient.newHttpClient())
        .get(arxiv.at("/oai"), answer -> new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Test
  void each_hop_is_a_request_that_waits_for_its_turn() throws Exception {
    arxiv.next(
        FakeArxiv.redirect(301, "/oai2"),
        FakeArxiv.redirect(307, arxiv.at("/oai3") + ""),
        FakeArxiv.redirect(308, "oai4"));

    assertThat(get()).contains("OAI-PMH");

    assertThat(arxiv.requests()).containsExactly("/oai", "/oai2", "/oai3", "/oai4");
    assertThat(arxiv.shortestGapMillis()).isGreaterThanOrEqualTo(3000);
    assertThat(arxiv.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void the_engines_client_which_follows_by_itself_is_not_used_as_it_is() throws Exception {
    arxiv.next(FakeArxiv.redirect(302, "/oai2"));
    HttpClient shared = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    assertThatThrownBy(() -> client(shared)).isInstanceOf(IllegalArgumentException.class);
    client(HopByHop.like(shared)).get(arxiv.at("/oai"), answer -> answer.status());

    assertThat(arxiv.requests()).containsExactly("/oai", "/oai2");
    assertThat(arxiv.shortestGapMillis()).isGreaterThanOrEqualTo(3000);
  }

  @Test
  void a_circle_and_a_path_without_end_are_left_at_once() {
    arxiv.next(FakeArxiv.redirect(302, "/a"), FakeArxiv.redirect(302, "/oai"));

    assertThatThrownBy(this::get)
        .isInstanceOf(RedirectException.class)
        .hasMessageContaining("in a circle")
        .hasMessageContaining("set the job's address");

    for (int i = 0; i < 5; i++) {
      arxiv.next(FakeArxiv.redirect(302, "/hop" + i));
    }
    assertThatThrownBy(this::get)
        .isInstanceOf(RedirectException.class)
        .hasMessageContaining("more than 3 times")
        .hasMessageContaining("/hop3");
    assertThat(arxiv.requests()).hasSize(2 + 4);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.org/x, http://b.org/x, neither https nor on the same host",
    "http://a.org/x, http://a.org:81/x, neither https nor on the same host",
    "https://a.org/x, http://a.org/x, neither https nor on the same host",
    "https://a.org/x, ftp://a.org/x, neither https nor on the same host",
    "http://a.org/x, file:///etc/passwd, no web address",
    "http://a.org/x, https://me:secret@a.org/, no web address",
    "http://a.org/x, 'http://a b/', no address",
  })
  void some_places_are_not_gone_to(String from, String to, String why) {
    assertThatThrownBy(() -> new Redirects(URI.create(from)).after(302, Optional.of(to)))
        .isInstanceOf(RedirectException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.org/x, https://b.org/y, https://b.org/y",
    "http://a.org/x, http://A.org:80/y, http://A.org:80/y",
    "https://a.org/x/y, z?q=1, https://a.org/x/z?q=1",
  })
  void others_are(String from, String to, URI target) throws Exception {
    assertThat(new Redirects(URI.create(from)).after(301, Optional.of(to))).contains(target);
    assertThat(new Redirects(URI.create(from)).after(200, Optional.of(to))).isEmpty();
    assertThat(new Redirects(URI.create(from)).after(304, Optional.empty())).isEmpty();
  }
}
