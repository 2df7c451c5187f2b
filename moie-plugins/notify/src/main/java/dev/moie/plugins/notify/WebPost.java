package dev.moie.plugins.notify;

import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.NotifierContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Posts something once, and reads no more of the answer than it takes to say why it failed. */
final class WebPost {
  /** What is read of an answer: enough for a sentence of why. */
  private static final int MAX_ANSWER = 2000;

  private final URI address;
  private final Map<String, String> headers;
  private final String body;

  WebPost(URI address, Map<String, String> headers, String body) {
    this.address = address;
    this.headers = headers;
    this.body = body;
  }

  Delivery send(NotifierContext context) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .version(HttpClient.Version.HTTP_1_1)
            // Before the engine's own limit, so that the answer says more than "timed out".
            .timeout(atLeastSomething(context.remaining().multipliedBy(9).dividedBy(10)))
            .header("User-Agent", "moie-notify")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    try {
      HttpResponse<InputStream> response =
          context.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream rest = response.body();
          Deadline deadline = new Deadline(context, rest::close)) {
        return answer(response, rest, context);
      }
    } catch (HttpTimeoutException e) {
      return Delivery.failed(host() + " did not answer in time");
    } catch (IOException | IllegalArgumentException e) {
      return Delivery.failed(host() + ": " + describe(e));
    }
  }

  private static Duration atLeastSomething(Duration time) {
    return time.isZero() || time.isNegative() ? Duration.ofMillis(1) : time;
  }

  private String host() {
    return address.getHost();
  }

  private static String describe(Exception e) {
    String message = e.getMessage() == null ? "" : ": " + Text.line(e.getMessage(), 200);
    return e.getClass().getSimpleName() + message;
  }

  private Delivery answer(
      HttpResponse<InputStream> response, InputStream rest, NotifierContext context) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return Delivery.delivered(host() + " answered " + status);
    }
    if (status >= 300 && status < 400) {
      String to = Text.line(response.headers().firstValue("Location").orElse("nowhere"), 200);
      return Delivery.failed(
          host()
              + " answered "
              + status
              + ", to go to "
              + to
              + "; write that address, if it is right");
    }
    Delivery failed = Delivery.failed(host() + " answered " + status + said(rest));
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(text -> pause(text, context))
        .map(failed::retryAfter)
        .orElse(failed);
  }

  private static String said(InputStream rest) {
    try {
      String text = new String(rest.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
      String line = Text.line(text, 200);
      return line.isEmpty() ? "" : ": " + line;
    } catch (IOException brokenOff) {
      return "";
    }
  }

  /** Seconds, or a date (RFC 9110, 10.2.3). */
  static Optional<Duration> pause(String text, NotifierContext context) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration pause = Duration.between(context.clock().instant(), until.toInstant());
      return pause.isNegative() ? Optional.empty() : Optional.of(pause);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
