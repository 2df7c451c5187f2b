package dev.moie.core.download;

/** Is told how far a download is, often and on any thread. */
public interface DownloadProgress {
  /** Tells nobody. */
  DownloadProgress NONE = (bytes, total) -> {};

  /**
   * So much is here.
   *
   * @param total how much it will be; negative if nobody knows
   */
  void at(long bytes, long total);
}
