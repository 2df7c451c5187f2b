package dev.moie.core.download;

import java.time.Duration;

/**
 * Where a download ends.
 *
 * @param maxBytes the largest file that is taken
 * @param time how long all of it may take, redirects included
 * @param redirects how many redirects are followed
 */
public record DownloadLimits(long maxBytes, Duration time, int redirects) {
  /** Five minutes and five redirects. */
  public static DownloadLimits ofMebibytes(int mebibytes) {
    return new DownloadLimits((long) mebibytes << 20, Duration.ofMinutes(5), 5);
  }

  /** The same with another time. */
  public DownloadLimits within(Duration other) {
    return new DownloadLimits(maxBytes, other, redirects);
  }
}
