package dev.moie.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.moie.app.testing.StateFiles;
import dev.moie.core.workspace.HttpSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in who should not, whatever they send. */
class SecurityTest {
  private static final String PAUSE = "/api/v1/jobs/1.1/pause";

  @TempDir Path folder;
  private ServedFolder served;

  @BeforeEach
  void serve() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    served = ServedFolder.of(folder);
  }

  @AfterEach
  void stop() throws Exception {
    served.close();
  }

  private boolean isPaused() throws Exception {
    return served.get("/api/v1/jobs/1.1").body().contains("\"paused\" : true");
  }

  /** Sends bytes as they are, and gives the answer until the connection is closed. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void without_the_token_nothing_is_changed() throws Exception {
    HttpResponse<String> answer = served.post(PAUSE, "");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    for (String shown :
        new String[] {
          "Bearer wrong",
          "Bearer ",
          "Bearer",
          "Basic " + served.token(),
          served.token(),
          "Bearer " + served.token() + "x",
          "Bearer " + served.token().substring(1)
        }) {
      assertThat(served.post(PAUSE, "", "Authorization", shown).statusCode())
          .as(shown)
          .isEqualTo(401);
    }
    assertThat(served.post(PAUSE + "?token=" + served.token(), "").statusCode()).isEqualTo(401);
    assertThat(isPaused()).isFalse();

    assertThat(served.order(PAUSE, "").statusCode()).isEqualTo(200);
    assertThat(isPaused()).isTrue();
  }

  @Test
  void the_reading_token_does_not_change_anything() throws Exception {
    HttpResponse<String> answer =
        served.post(PAUSE, "", "Authorization", "Bearer " + served.readToken());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(isPaused()).isFalse();
  }

  @Test
  void the_tokens_are_their_owners_alone_and_stay_the_same() throws Exception {
    String token = served.token();
    for (String name : new String[] {"token", "token.read"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve(".moie").resolve(name))))
          .isEqualTo("rw-------");
    }
    served.close();
    served = ServedFolder.of(folder);
    assertThat(served.token()).isEqualTo(token).hasSizeGreaterThan(40);

    Path file = folder.resolve(".moie/token");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> ServedFolder.of(folder))
        .hasMessageContaining("can be read by others; remove it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:7070", "", "localhost.evil:80"})
  void a_foreign_host_is_not_served(String host) throws Exception {
    String answer =
        raw("GET /api/v1/state HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 (421|400) .*").doesNotContain("\"project\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1:1",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
  })
  void a_page_of_another_site_changes_nothing_even_with_the_token(String name, String value)
      throws Exception {
    HttpResponse<String> answer =
        served.post(PAUSE, "", "Authorization", "Bearer " + served.token(), name, value);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(isPaused()).isFalse();
  }

  @Test
  void a_page_of_another_site_does_not_read_either() throws Exception {
    assertThat(served.get("/api/v1/state", "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(served.get("/api/v1/state").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void a_body_that_is_too_large_is_not_read() throws Exception {
    String token = "Authorization: Bearer " + served.token() + "\r\n";
    String head = "POST " + PAUSE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + token;

    assertThat(raw(head + "Content-Length: 70000\r\n\r\n" + "x".repeat(70_000)))
        .startsWith("HTTP/1.1 413 ");
    assertThat(raw(head + "Content-Length: 99999999999\r\n\r\n")).startsWith("HTTP/1.1 413 ");
    assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 411 ");
    assertThat(raw(head + "X: " + "x".repeat(20_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431 ");
    assertThat(isPaused()).isFalse();
  }

  @Test
  void a_client_that_dribbles_is_cut_off_while_others_are_served() throws Exception {
    try (Socket head = new Socket(InetAddress.getLoopbackAddress(), served.port());
        Socket body = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
      body.getOutputStream()
          .write(
              ("POST "
                      + PAUSE
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                      + "Authorization: Bearer "
                      + served.token()
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      head.getOutputStream()
          .write("GET /api/v1/state HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      await()
          .atMost(Duration.ofSeconds(25))
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                boolean headIs = isCutOff(head.getOutputStream());
                return isCutOff(body.getOutputStream()) && headIs;
              });
    }
    assertThat(served.get("/api/v1/state").statusCode()).isEqualTo(200);
    assertThat(isPaused()).isFalse();
  }

  private static boolean isCutOff(OutputStream out) {
    try {
      out.write('x');
      out.flush();
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../../../../../../etc/passwd",
        "/assets/..%2f..%2f..%2fetc/passwd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets//etc/passwd",
        "/assets/..\\..\\etc\\passwd",
        "/assets/vendor/../../HttpServer.class",
        "/assets/%00",
        "/api/v1/../../.moie/token",
        "/api/v1/executions/..%2f..%2f.moie%2ftoken",
        "/.moie/token",
        "/api/v1/jobs/%00",
      })
  void no_path_leads_to_files(String path) throws Exception {
    String answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .as(path)
        .matches("(?s)HTTP/1.1 4[0-9][0-9] .*")
        .doesNotContain("root:", served.token(), "Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "OPTIONS", "PUT", "DELETE", "CONNECT", "PATCH", "JUNK"})
  void other_methods_do_nothing(String method) throws Exception {
    String answer =
        raw(
            method
                + " "
                + PAUSE
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Length: 0\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 (4[0-9][0-9]|501) .*");
    assertThat(isPaused()).isFalse();
  }

  @Test
  void an_answer_says_what_browsers_may_do_with_it() throws Exception {
    HttpResponse<String> answer = served.get("/api/v1/state");

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void beyond_loopback_is_refused_unless_the_settings_say_so() {
    assertThatThrownBy(() -> ServedFolder.of(folder, HttpSettings.DEFAULT, "0.0.0.0:0"))
        .hasMessageContaining("allow_remote: true");
  }

  @Test
  void beyond_loopback_every_request_needs_a_token() throws Exception {
    try (ServedFolder remote =
        ServedFolder.of(folder, new HttpSettings("", true, ""), "0.0.0.0:0")) {
      for (String path : new String[] {"/api/v1/state", "/api/v1/events", "/", "/metrics"}) {
        String answer = rawTo(remote.port(), path);
        assertThat(answer).as(path).matches("(?s)HTTP/1.1 (401|302|303) .*");
      }
      assertThat(rawTo(remote.port(), "/health")).matches("(?s)HTTP/1.1 (200|503|404) .*");
    }
  }

  private static String rawTo(int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: box.example:80\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void by_the_public_name_every_request_needs_a_token() throws Exception {
    try (ServedFolder proxied =
        ServedFolder.of(folder, new HttpSettings("", false, "box.example"), "127.0.0.1:0")) {
      assertThat(rawTo(proxied.port(), "/api/v1/state")).startsWith("HTTP/1.1 401 ");
      assertThat(proxied.get("/api/v1/state").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void too_many_orders_are_slowed_down() throws Exception {
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      refused += served.post(PAUSE, "").statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
    assertThat(served.get("/api/v1/state").statusCode()).isEqualTo(200);
  }
}
