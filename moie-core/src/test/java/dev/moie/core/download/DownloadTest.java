package dev.moie.core.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.RudeServer;
import dev.moie.core.testing.SigningKey;
import dev.moie.core.testing.SupplyWorkspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a server does, a jar comes whole or the workspace stays as it was. */
class DownloadTest {
  @TempDir Path root;
  @TempDir Path elsewhere;
  private final RudeServer server = RudeServer.http();
  private SupplyWorkspace workspace;
  private byte[] jar;

  @BeforeEach
  void anInstalledPlugin() throws IOException {
    workspace = new SupplyWorkspace(root);
    PluginJar.probe().into(workspace.plugins());
    workspace.lock();
    jar = Files.readAllBytes(PluginJar.probe().manifest("Plugin-Version", "2.0.0").into(elsewhere));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void refused(String url, String... words) throws IOException {
    List<String> before = workspace.fingerprint();
    assertThatThrownBy(() -> workspace.install(url, false))
        .isInstanceOf(IOException.class)
        .message()
        .contains(words);
    assertThat(workspace.fingerprint()).isEqualTo(before);
  }

  @Test
  void a_jar_comes_over_redirects_and_the_lock_names_the_address_without_what_is_secret()
      throws Exception {
    server
        .file("/plugin.jar", jar)
        .redirect("/one", 302, "/two")
        .redirect("/two", 307, "plugin.jar");

    var installed = workspace.install(server.url("/one?token=secret#part"), false);

    assertThat(installed.version()).isEqualTo("2.0.0");
    assertThat(workspace.plugins().resolve("probe.jar")).hasBinaryContent(jar);
    assertThat(Files.readString(workspace.lockFile()))
        .contains(server.url("/one"))
        .doesNotContain("secret");
    assertThat(server.requests()).containsExactly("/one?token=secret", "/two", "/plugin.jar");
  }

  @Test
  void file_addresses_are_files() throws Exception {
    assertThat(
            workspace.install(elsewhere.resolve("probe.jar").toUri().toString(), false).version())
        .isEqualTo("2.0.0");
  }

  @Test
  void what_a_server_can_do_wrong() throws Exception {
    server
        .status("/absent.jar", 404, "no such thing".getBytes(UTF_8))
        .status("/broken.jar", 500, new byte[0])
        .status("/empty.jar", 204, new byte[0])
        .file("/page.jar", "<html>log in first</html>".getBytes(UTF_8))
        .cutOff("/short.jar", jar)
        .redirect("/round", 301, "/round")
        .redirect("/nowhere", 302, "")
        .redirect("/file", 302, "file:///etc/passwd")
        .endless("/endless-no", 503);

    refused(server.url("/absent.jar"), "/absent.jar answered 404", "check the address");
    refused(server.url("/broken.jar"), "answered 500");
    refused(server.url("/empty.jar"), "answered 204");
    refused(server.url("/page.jar"), "page.jar is refused: NOT_A_JAR");
    refused(server.url("/short.jar"), "/short.jar broke off", "try again");
    refused(server.url("/round"), "redirects more than 5 times");
    refused(server.url("/nowhere"), "no web address");
    refused(server.url("/file"), "no web address");
    refused(server.url("/endless-no"), "answered 503");
    refused("http://127.0.0.1:1/x.jar", "cannot be reached");
  }

  @Test
  void what_is_too_large_is_not_taken_whether_it_says_so_or_not() throws Exception {
    workspace.limits(100_000, Duration.ofSeconds(20));
    server.endless("/endless.jar", 200).promising("/huge.jar", 100_001);

    refused(server.url("/endless.jar"), "larger than 100000 bytes", "plugins.max_download_mib");
    refused(server.url("/huge.jar"), "larger than 100000 bytes");
    Path large = Files.write(elsewhere.resolve("large.jar"), new byte[100_001]);
    refused(large.toString(), "larger than 100000 bytes");
  }

  @Test
  void what_takes_too_long_is_given_up() throws Exception {
    workspace.limits(1 << 20, Duration.ofMillis(400));
    server.stalling("/slow.jar", jar).promising("/silent.jar", 100);

    refused(server.url("/slow.jar"), "was not here after PT0.4S", "--timeout");
    refused(server.url("/silent.jar"), "was not here after PT0.4S");
  }

  @Test
  void a_wrong_hash_is_refused_after_the_download_too() throws Exception {
    server.file("/plugin.jar", jar);
    List<String> before = workspace.fingerprint();

    assertThatThrownBy(() -> workspace.install(server.url("/plugin.jar"), false, "0".repeat(64)))
        .hasMessageContaining("not the jar that you mean");
    assertThat(workspace.fingerprint()).isEqualTo(before);
  }

  @Test
  void from_an_encrypted_address_nobody_is_led_to_an_open_one() throws Exception {
    SSLContext context = SigningKey.of("alice").tls();
    try (RudeServer https = RudeServer.https(context)) {
      https.file("/plugin.jar", jar).redirect("/open", 302, server.url("/plugin.jar"));
      server.file("/plugin.jar", jar).redirect("/closed", 302, https.url("/plugin.jar"));
      refused(https.url("/plugin.jar"), "broke off");
      workspace.with(
          HttpClient.newBuilder()
              .sslContext(context)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build());

      refused(https.url("/open"), "anybody on the way could change", "refused");
      assertThat(server.requests()).isEmpty();
      assertThat(workspace.install(server.url("/closed"), false).version()).isEqualTo("2.0.0");
    }
  }

  @Test
  void an_open_address_of_another_machine_wants_a_hash_before_anybody_is_asked() throws Exception {
    refused("http://plugins.invalid/x.jar", "not protected on its way", "--sha256");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.org/x.jar, only a path",
    "https://name:password@example.org/x.jar, do not belong into an address",
    "http:///x.jar, names no host",
    "https://exa mple.org/, is no path and no address",
  })
  void what_is_no_source(String text, String message) {
    assertThatThrownBy(() -> Source.parse(text, root))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(message);
  }
}
