package dev.moie.plugins.notify;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.NotifierContext;
import dev.moie.api.alert.Severity;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * An alert as a message (RFC 5322). Whatever is not plain is encoded: words of the subject as RFC
 * 2047 says, the body in base64, so that nothing of it can be taken for a header or for the end.
 */
final class MailMessage {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

  /** Bytes in one encoded word, whose length is limited to 75 characters. */
  private static final int WORD = 42;

  private MailMessage() {}

  static String of(EmailConfig config, Alert alert, NotifierContext context) {
    StringBuilder message = new StringBuilder();
    header(message, "Date", DATE.format(ZonedDateTime.now(context.clock())));
    header(message, "From", "MOIE <" + config.from() + ">");
    header(message, "To", String.join(",\r\n ", config.to()));
    header(message, "Subject", encoded("[MOIE] " + Text.line(alert.headline(), 200)));
    // The same at each try, so that a reader drops what comes twice.
    String domain = config.from().substring(config.from().indexOf('@') + 1);
    header(message, "Message-ID", "<" + word(alert.id()) + "@" + domain + ">");
    header(message, "Auto-Submitted", "auto-generated");
    if (alert.severity() == Severity.CRITICAL && alert.stage() != Alert.Stage.RESOLVED) {
      header(message, "Importance", "high");
    }
    header(message, "MIME-Version", "1.0");
    header(message, "Content-Type", "text/plain; charset=utf-8");
    header(message, "Content-Transfer-Encoding", "base64");
    message.append("\r\n");
    String body =
        Text.line(alert.headline(), 300) + "\n\n" + Text.body(alert, context.clock().getZone());
    message.append(
        Base64.getMimeEncoder(76, new byte[] {'\r', '\n'})
            .encodeToString(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    return message.append("\r\n").toString();
  }

  private static void header(StringBuilder message, String name, String value) {
    message.append(name).append(": ").append(value).append("\r\n");
  }

  private static String word(String id) {
    return id.replaceAll("[^A-Za-z0-9.-]", "-");
  }

  /**
   * Words that any mail program can read; always encoded, so that nothing needs to be told apart.
   */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    StringBuilder part = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      int length = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + length > WORD) {
        append(encoded, part);
        bytes = 0;
      }
      part.appendCodePoint(c);
      bytes += length;
    }
    append(encoded, part);
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, StringBuilder part) {
    if (encoded.length() > 0) {
      encoded.append("\r\n ");
    }
    encoded
        .append("=?UTF-8?B?")
        .append(
            Base64.getEncoder().encodeToString(part.toString().getBytes(StandardCharsets.UTF_8)))
        .append("?=");
    part.setLength(0);
  }
}
