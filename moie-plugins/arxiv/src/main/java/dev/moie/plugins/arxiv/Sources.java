package dev.moie.plugins.arxiv;

import dev.moie.api.JobContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where an answer comes from: the bundled sample, a file, or one polite request. */
final class Sources {
  private static final int MAX_BYTES = 20 << 20;

  /** arXiv's first byte can take a minute and a half. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final HttpClient client;

  Sources(HttpClient client) {
    this.client = client;
  }

  InputStream open(ScanConfig config, JobContext job) throws IOException, InterruptedException {
    if (config.isSample()) {
      InputStream sample = Sources.class.getResourceAsStream("sample.atom.xml");
      if (sample == null) {
        throw new IOException("the sample is missing from the plugin's jar");
      }
      return sample;
    }
    return config.isAddress() ? ask(config, job) : file(job.files().resolve(config.source()));
  }

  private static InputStream file(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException(
          path + " does not exist; save an answer of arXiv's query API there, or set \"source\"");
    }
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(path + " is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    return Files.newInputStream(path);
  }

  private InputStream ask(ScanConfig config, JobContext job)
      throws IOException, InterruptedException {
    Duration limit = job.remaining().compareTo(PATIENCE) < 0 ? job.remaining() : PATIENCE;
    HttpRequest request =
        HttpRequest.newBuilder(address(config.source()))
            .timeout(limit.isZero() ? Duration.ofMillis(1) : limit)
            .header(
                "User-Agent",
                "moie-arxiv/0.1" + config.contact().map(who -> " (" + who + ")").orElse(""))
            .build();
    job.progress("asking " + request.uri().getHost());
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (response.statusCode() == 429 || response.statusCode() == 503) {
        throw new IOException(
            "arXiv asks us to wait (status "
                + response.statusCode()
                + ", Retry-After "
                + response.headers().firstValue("Retry-After").orElse("not given")
                + ")");
      }
      String type = response.headers().firstValue("Content-Type").orElse("");
      if (type.contains("html")) {
        throw new IOException(
            "the answer is a web page, not Atom (status " + response.statusCode() + ")");
      }
      if (bytes.length > MAX_BYTES) {
        throw new IOException("the answer is larger than " + (MAX_BYTES >> 20) + " MiB");
      }
      return new ByteArrayInputStream(bytes);
    }
  }

  private static URI address(String text) throws IOException {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new IOException("\"source\" is no address: " + text);
  }
}
