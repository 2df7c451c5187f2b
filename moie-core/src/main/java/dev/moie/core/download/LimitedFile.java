package dev.moie.core.download;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes the body of an answer into a file, and hangs up as soon as it is too large. */
final class LimitedFile implements BodySubscriber<Long>, AutoCloseable {
  private final CompletableFuture<Long> done = new CompletableFuture<>();
  private final Path target;
  private final String shown;
  private final DownloadLimits limits;
  private final DownloadProgress progress;
  private final FileOutputStream out;
  private Flow.Subscription subscription;
  private long here;
  private long total = -1;

  LimitedFile(Path target, String shown, DownloadLimits limits, DownloadProgress progress)
      throws IOException {
    this.target = target;
    this.shown = shown;
    this.limits = limits;
    this.progress = progress;
    this.out = new FileOutputStream(target.toFile());
  }

  /** Takes notice of what the answer says of itself. */
  LimitedFile told(ResponseInfo info) {
    total = info.headers().firstValueAsLong("Content-Length").orElse(-1);
    return this;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (total > limits.maxBytes()) {
      hangUp(Download.tooLarge(shown, limits));
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (done.isDone()) {
      return;
    }
    try {
      for (ByteBuffer buffer : buffers) {
        here += buffer.remaining();
        if (here > limits.maxBytes()) {
          throw Download.tooLarge(shown, limits);
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        out.write(bytes);
      }
      progress.at(here, total);
    } catch (IOException e) {
      hangUp(e instanceof DownloadException ? e : notWritten(e));
    }
  }

  private DownloadException notWritten(IOException cause) {
    return new DownloadException(target + " cannot be written: " + cause.getMessage(), cause);
  }

  private void hangUp(IOException why) {
    subscription.cancel();
    done.completeExceptionally(why);
  }

  @Override
  public void onError(Throwable why) {
    done.completeExceptionally(why);
  }

  @Override
  public void onComplete() {
    done.complete(here);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
