package dev.moie.core.download;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings a file here: no larger, no longer, and over no more redirects than the limits say. */
public final class Download {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HttpClient client;
  private final DownloadLimits limits;
  private final DownloadProgress progress;

  /**
   * Downloads through a client.
   *
   * @param client must not follow redirects by itself
   */
  public Download(HttpClient client, DownloadLimits limits, DownloadProgress progress) {
    this.client = client;
    this.limits = limits;
    this.progress = progress;
  }

  /** A client as a download needs it. */
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(Duration.ofSeconds(20))
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /**
   * Writes what is at a source into a file.
   *
   * @param target is overwritten; if it fails, it holds anything
   * @throws DownloadException with what is wrong, where, and what to do
   */
  public void fetch(Source source, Path target) throws IOException, InterruptedException {
    if (source instanceof Source.Local local) {
      copy(local.file(), target);
    } else if (source instanceof Source.Web web) {
      follow(web, target);
    }
  }

  private void copy(Path file, Path target) throws IOException {
    if (!Files.exists(file)) {
      throw new DownloadException(file + " is not there; check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw new DownloadException(file + " is no file; name a single jar");
    }
    long total = Files.size(file);
    if (total > limits.maxBytes()) {
      throw tooLarge(file.toString(), limits);
    }
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new FileOutputStream(target.toFile())) {
      byte[] buffer = new byte[1 << 16];
      long here = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        here += read;
        if (here > limits.maxBytes()) {
          throw tooLarge(file.toString(), limits);
        }
        out.write(buffer, 0, read);
        progress.at(here, total);
      }
    }
  }

  private void follow(Source.Web source, Path target) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limits.time().toNanos();
    Source.Web at = source;
    for (int followed = 0; ; followed++) {
      HttpResponse<Long> response = get(at, target, deadline);
      if (response.statusCode() == 200) {
        return;
      }
      if (!REDIRECTS.contains(response.statusCode())) {
        throw new DownloadException(
            at.shown() + " answered " + response.statusCode() + "; check the address");
      }
      if (followed == limits.redirects()) {
        throw new DownloadException(
            source.shown()
                + " redirects more than "
                + limits.redirects()
                + " times; name the address where the file is");
      }
      at = next(at, response);
    }
  }

  private static Source.Web next(Source.Web at, HttpResponse<?> response) throws IOException {
    String location = response.headers().firstValue("Location").orElse("");
    URI next;
    try {
      next = at.address().resolve(location);
    } catch (IllegalArgumentException e) {
      throw new DownloadException(at.shown() + " redirects to what is no address");
    }
    if (location.isEmpty()
        || !(Source.parse(next.toString(), Path.of("")) instanceof Source.Web web)) {
      throw new DownloadException(at.shown() + " redirects to what is no web address");
    }
    boolean toOpen = !web.isEncrypted();
    if (toOpen && (at.isEncrypted() || (at.isLoopback() && !web.isLoopback()))) {
      throw new DownloadException(
          at.shown()
              + " redirects to "
              + web.shown()
              + ", which anybody on the way could change; this is refused");
    }
    return web;
  }

  private HttpResponse<Long> get(Source.Web at, Path target, long deadline)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at.address()).header("User-Agent", "moie").GET().build();
    try (LimitedFile file = new LimitedFile(target, at.shown(), limits, progress)) {
      CompletableFuture<HttpResponse<Long>> answer =
          client.sendAsync(
              request, info -> info.statusCode() == 200 ? file.told(info) : new Unread());
      try {
        return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw new DownloadException(
            at.shown() + " was not here after " + limits.time() + "; try again, or --timeout", e);
      } catch (CancellationException e) {
        throw new DownloadException(at.shown() + " was given up", e);
      } catch (ExecutionException e) {
        throw failure(at, e.getCause());
      } finally {
        answer.cancel(true);
      }
    }
  }

  private static IOException failure(Source.Web at, Throwable cause) {
    Throwable each = cause;
    for (int depth = 0; each != null && depth < 10; depth++) {
      if (each instanceof DownloadException known) {
        return known;
      }
      if (each instanceof ConnectException
          || each instanceof UnresolvedAddressException
          || each instanceof HttpTimeoutException) {
        return new DownloadException(
            at.shown() + " cannot be reached; check the address and the network", cause);
      }
      each = each.getCause();
    }
    return new DownloadException(
        at.shown() + " broke off: " + cause.getMessage() + "; try again", cause);
  }

  static DownloadException tooLarge(String shown, DownloadLimits limits) {
    return new DownloadException(
        shown
            + " is larger than "
            + limits.maxBytes()
            + " bytes; if that is right, raise plugins.max_download_mib in moie.yaml");
  }
}
