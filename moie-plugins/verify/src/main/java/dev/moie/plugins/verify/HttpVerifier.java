package dev.moie.plugins.verify;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Holds if a web address answers with the expected status and text. */
@JobType(
    value = "verify/http",
    summary = "Holds if a web address answers with a status and a text",
    example = "{\"url\": \"http://127.0.0.1:8080/health\", \"status\": 200}")
public final class HttpVerifier implements Verifier<HttpConfig> {
  private static final int MAX_BODY = 4 << 20;
  private static final int SHOWN = 200;

  private final HttpClient client;

  /**
   * Made by the engine.
   *
   * @param client asks
   */
  @Inject
  public HttpVerifier(HttpClient client) {
    this.client = client;
  }

  @Override
  public Verification verify(HttpConfig config, JobContext job) throws InterruptedException {
    String where =
        config.url().getHost() + (config.url().getPort() < 0 ? "" : ":" + config.url().getPort());
    try {
      HttpResponse<InputStream> response =
          client.send(request(config, job), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return judge(config, response.statusCode(), body(in));
      }
    } catch (IOException e) {
      return Verification.inconclusive(
          where + " gave no answer: " + e.getClass().getSimpleName() + message(e));
    }
  }

  private static String message(IOException e) {
    return e.getMessage() == null ? "" : ", " + e.getMessage();
  }

  private static HttpRequest request(HttpConfig config, JobContext job) {
    Duration limit =
        config.timeout().compareTo(job.remaining()) < 0 ? config.timeout() : job.remaining();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(config.url())
            .timeout(limit.isZero() ? Duration.ofMillis(1) : limit)
            .method(config.method().name(), HttpRequest.BodyPublishers.noBody());
    config.headers().forEach(request::header);
    return request.build();
  }

  private static String body(InputStream in) throws IOException {
    return new String(in.readNBytes(MAX_BODY), StandardCharsets.UTF_8);
  }

  private static Verification judge(HttpConfig config, int status, String body) {
    if (status != config.status()) {
      String first = body.lines().findFirst().orElse("").strip();
      String shown = first.length() <= SHOWN ? first : first.substring(0, SHOWN) + "…";
      return Verification.notVerified(
          config.url()
              + " answered "
              + status
              + ", not "
              + config.status()
              + (shown.isEmpty() ? "" : ": " + shown));
    }
    if (config.contains().isPresent() && !body.contains(config.contains().get())) {
      return Verification.notVerified(
          config.url() + " answered without \"" + config.contains().get() + "\"");
    }
    return Verification.verified(config.url() + " answered " + status);
  }
}
