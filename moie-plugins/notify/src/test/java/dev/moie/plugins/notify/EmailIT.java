package dev.moie.plugins.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Severity;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail reaches a real server, and a server that misbehaves is left in time. */
class EmailIT {
  @TempDir Path folder;

  private static String config(int port, String more) {
    return "{'host': '127.0.0.1', 'port': "
        + port
        + ", 'from': 'moie@example.org', 'to': ['a@example.org', 'b@example.org']"
        + more
        + "}";
  }

  private static GreenMail server(String protocol) {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(10_000);
    GreenMail server = new GreenMail(setup);
    server.start();
    return server;
  }

  @Test
  void a_message_arrives_once_with_everybody_and_nothing_can_be_put_into_its_headers()
      throws Exception {
    GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
    server.setUser("moie", "s3cret-word");
    try (Channel channel = new Channel(folder, "s3cret-word")) {
      String subject =
          "job ü fails\r\nBcc: evil@example.org\r\n\r\n.\r\nMAIL FROM:<x> " + "long ".repeat(40);
      Delivery delivery =
          channel.deliver(
              "notify/email",
              config(
                  server.getSmtp().getPort(),
                  ", 'security': 'none', 'user': 'moie', 'password_secret': 'key'"),
              Channel.alert(subject, "first\n.\nRCPT TO:<y>\u001b[31m"));

      assertThat(delivery.isDelivered()).as(delivery.toString()).isTrue();
      MimeMessage[] messages = server.getReceivedMessages();
      assertThat(messages).hasSize(2); // One for each of the two.
      MimeMessage message = messages[0];
      assertThat(message.getSubject()).startsWith("[MOIE] WARNING: job ü fails Bcc: evil");
      assertThat(message.getHeader("Bcc")).isNull();
      assertThat(message.getAllRecipients()).hasSize(2);
      assertThat(message.getMessageID()).isEqualTo("<01abc@example.org>");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(message.getContent().toString())
          .contains("\r\n.\r\n", "RCPT TO:<y>", "Since: 2026-01-05 11:50 Z")
          .doesNotContain("\u001b");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_wrong_password_is_told_without_it() throws Exception {
    GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
    server.setUser("moie", "another");
    try (Channel channel = new Channel(folder, "s3cret-word")) {
      Delivery delivery =
          channel.deliver(
              "notify/email",
              config(
                  server.getSmtp().getPort(),
                  ", 'security': 'none', 'user': 'moie', 'password_secret': 'key'"),
              Channel.alert("x", ""));

      assertThat(delivery.isDelivered()).isFalse();
      assertThat(delivery.detail()).contains("refused the log-in").doesNotContain("s3cret-word");
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void without_encryption_nothing_is_said_and_a_strange_certificate_is_refused() throws Exception {
    GreenMail plain = server(ServerSetup.PROTOCOL_SMTP);
    GreenMail tls = server(ServerSetup.PROTOCOL_SMTPS);
    try (Channel channel = new Channel(folder, "x")) {
      Delivery noStartTls =
          channel.deliver(
              "notify/email", config(plain.getSmtp().getPort(), ""), Channel.alert("x", ""));
      Delivery strange =
          channel.deliver(
              "notify/email",
              config(tls.getSmtps().getPort(), ", 'security': 'tls'"),
              Channel.alert("x", ""));

      assertThat(noStartTls.detail()).contains("offers no STARTTLS");
      assertThat(strange.isDelivered()).isFalse();
      assertThat(strange.detail()).contains("PKIX");
      assertThat(plain.getReceivedMessages()).isEmpty();
      assertThat(tls.getReceivedMessages()).isEmpty();
    } finally {
      plain.stop();
      tls.stop();
    }
  }

  @Test
  void over_tls_and_starttls_it_arrives_at_a_server_that_is_trusted() throws Exception {
    try (TlsMail tls = new TlsMail(folder, false);
        TlsMail starttls = new TlsMail(folder, true);
        Channel channel = new Channel(folder, "word")) {
      for (TlsMail server : new TlsMail[] {tls, starttls}) {
        String security = server == tls ? "tls" : "starttls";
        Delivery delivery =
            channel.deliver(
                "notify/email",
                "{'host': 'localhost', 'port': "
                    + server.port()
                    + ", 'from': 'm@example.org', 'to': ['a@example.org'], 'security': '"
                    + security
                    + "', 'trust': '"
                    + server.certificate()
                    + "', 'user': 'u', 'password_secret': 'key'}",
                Channel.alert("x", ""));

        assertThat(delivery.isDelivered()).as(delivery.toString()).isTrue();
        assertThat(server.heard()).contains("AUTH PLAIN AHUAd29yZA==", "DATA");
        assertThat(server.heardInClear()).doesNotContain("AUTH", "DATA", "MAIL FROM");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "220 hello\\r\\n | closed the connection",
        "554 go away\\r\\n | refused its greeting: 554 go away",
        "SSH-2.0-x\\r\\n | does not speak SMTP",
      })
  void a_server_that_misbehaves_is_told(String says, String why) throws Exception {
    try (RudeWeb server = new RudeTalk(says.strip().replace("\\r\\n", "\r\n")).server();
        Channel channel = new Channel(folder, "x")) {
      Delivery delivery =
          channel.deliver(
              "notify/email",
              config(server.port(), ", 'security': 'none'"),
              Channel.alert("x", ""));

      assertThat(delivery.isDelivered()).isFalse();
      assertThat(delivery.detail()).contains(why.strip());
    }
  }

  @Test
  void a_server_that_says_nothing_or_too_slowly_is_left_in_time() throws Exception {
    try (RudeWeb server = RudeTalk.dripping();
        Channel channel = new Channel(folder, "x").within(Duration.ofSeconds(2))) {
      long start = System.nanoTime();
      Delivery delivery =
          channel.deliver(
              "notify/email",
              config(server.port(), ", 'security': 'none'"),
              Alert.of("i", "k", Severity.CRITICAL, Alert.Stage.RAISED, "s", "m"));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(delivery.detail()).contains("did not answer in time");
      assertThat(channel.isUsable()).isTrue();
    }
  }

  /** Servers that speak first. */
  private record RudeTalk(String says) {
    RudeWeb server() {
      return RudeWeb.speakingFirst(out -> out.write(says.getBytes(StandardCharsets.US_ASCII)));
    }

    static RudeWeb dripping() {
      return RudeWeb.speakingFirst(
          out -> {
            while (true) {
              out.write('2');
              out.flush();
              Thread.sleep(100);
            }
          });
    }
  }
}
