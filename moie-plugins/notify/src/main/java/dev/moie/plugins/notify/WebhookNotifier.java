package dev.moie.plugins.notify;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.ChannelType;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Notifier;
import dev.moie.api.alert.NotifierContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts alerts to an address. */
@ChannelType(
    value = "notify/webhook",
    summary = "Posts alerts to a web address: as JSON, to Slack, to ntfy",
    example = "{\"url\": \"https://ntfy.example.org/my-topic\", \"form\": \"ntfy\"}")
public final class WebhookNotifier implements Notifier<WebhookConfig> {

  /** Made by the engine. */
  public WebhookNotifier() {}

  @Override
  public Delivery deliver(WebhookConfig config, Alert alert, NotifierContext context)
      throws InterruptedException {
    URI address = WebAddress.of(config.url(), config.urlSecret(), context);
    Map<String, String> headers = new LinkedHashMap<>(config.headers());
    config
        .tokenSecret()
        .ifPresent(name -> headers.put("Authorization", "Bearer " + header(context, name)));
    String body =
        switch (config.form()) {
          case JSON -> {
            headers.put("Content-Type", "application/json");
            yield Json.of(alert);
          }
          case SLACK -> {
            headers.put("Content-Type", "application/json");
            yield Json.object(Map.of("text", slack(alert, context)));
          }
          case NTFY -> {
            ntfy(alert, headers);
            yield Text.body(alert, context.clock().getZone());
          }
        };
    // With it, a server that knows it can drop what it has got already.
    headers.put("Idempotency-Key", alert.id());
    return new WebPost(address, headers, body).send(context);
  }

  private static String header(NotifierContext context, String secret) {
    String value = context.secrets().require(secret).strip();
    if (!value.matches("[\\x21-\\x7e]+")) {
      throw new IllegalStateException(
          "the secret " + secret + " cannot stand in a header; it has to be one word of ASCII");
    }
    return value;
  }

  /** Headers are plain ASCII; what is not goes as RFC 2047 says, which ntfy reads. */
  private static void ntfy(Alert alert, Map<String, String> headers) {
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Title", encoded(Text.line(alert.headline(), 200)));
    headers.put("Priority", priority(alert));
    headers.put("Tags", alert.stage() == Alert.Stage.RESOLVED ? "white_check_mark" : tag(alert));
  }

  private static String priority(Alert alert) {
    if (alert.stage() == Alert.Stage.RESOLVED) {
      return "3";
    }
    return switch (alert.severity()) {
      case INFO -> "3";
      case WARNING -> "4";
      case CRITICAL -> "5";
    };
  }

  private static String tag(Alert alert) {
    return switch (alert.severity()) {
      case INFO -> "information_source";
      case WARNING -> "warning";
      case CRITICAL -> "rotating_light";
    };
  }

  static String encoded(String text) {
    return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)
        ? text
        : "=?UTF-8?B?"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  private static String slack(Alert alert, NotifierContext context) {
    String body = Text.body(alert, context.clock().getZone());
    return "*" + mrkdwn(Text.line(alert.headline(), 200)) + "*\n" + mrkdwn(body);
  }

  /**
   * Text that Slack shows as it is. Its own escapes stop links and mentions; the zero-width space
   * stops the signs that would make text bold, struck or code.
   */
  static String mrkdwn(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([*_~`])", "\u200b$1\u200b");
  }
}
