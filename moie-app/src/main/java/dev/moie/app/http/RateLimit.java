package dev.moie.app.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many a second from each address, and a few more at once. Remembers the addresses that came
 * last. Thread-safe.
 */
final class RateLimit {
  private static final int ADDRESSES = 10_000;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double atOnce;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> byAddress = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Bucket {
    private double left;
    private long at;
  }

  /**
   * Allows requests.
   *
   * @param perSecond so many in the long run
   * @param atOnce so many after a silence
   * @param nanoTime the time
   */
  RateLimit(double perSecond, double atOnce, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.atOnce = atOnce;
    this.nanoTime = nanoTime;
  }

  /** Whether one more is allowed, which it then has used. */
  synchronized boolean admits(String address) {
    long now = nanoTime.getAsLong();
    Bucket bucket = byAddress.get(address);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.left = atOnce;
      bucket.at = now;
      byAddress.put(address, bucket);
      forgetOldest();
    }
    bucket.left = Math.min(atOnce, bucket.left + (now - bucket.at) / NANOS * perSecond);
    bucket.at = now;
    if (bucket.left < 1) {
      return false;
    }
    bucket.left--;
    return true;
  }

  private void forgetOldest() {
    if (byAddress.size() > ADDRESSES) {
      Iterator<String> oldest = byAddress.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
