package dev.moie.core.download;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of an answer that says no: it may be endless, and nobody wants it. */
final class Unread implements BodySubscriber<Long> {
  @Override
  public CompletionStage<Long> getBody() {
    return CompletableFuture.completedFuture(0L);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.cancel();
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    // not wanted
  }

  @Override
  public void onError(Throwable why) {
    // not wanted
  }

  @Override
  public void onComplete() {
    // not wanted
  }
}
