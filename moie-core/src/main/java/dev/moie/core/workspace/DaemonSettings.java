package dev.moie.core.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code daemon}: how {@code moie daemon} works. How often it beats is {@link
 * BeatSettings}.
 *
 * @param maxJobs {@code max_jobs}: how many jobs may run at once; 16 by default
 * @param maxJobsPerPlugin {@code max_jobs_per_plugin}: how many of them by one plugin, so that a
 *     plugin that hangs leaves room for others; 8 by default
 * @param drain {@code drain}: how long it waits for running jobs when it is to end; a minute by
 *     default
 * @param log {@code log}: its log file
 */
public record DaemonSettings(int maxJobs, int maxJobsPerPlugin, Duration drain, LogFile log) {
  public static final DaemonSettings DEFAULT =
      new DaemonSettings(
          16, 8, Duration.ofMinutes(1), new LogFile(Optional.empty(), Format.TEXT, 10, 5));

  /** How a line of the log file is written. */
  public enum Format {
    /** For people. */
    TEXT,
    /** One JSON object a line. */
    JSON
  }

  /**
   * The section {@code daemon.log}.
   *
   * @param file {@code file}: seen from the workspace; {@code .moie/daemon.log} by default
   * @param format {@code format}: text by default
   * @param maxMib {@code max_mib}: how large it may become before it is rotated; 10 by default
   * @param keep {@code keep}: how many rotated ones stay; 5 by default
   */
  public record LogFile(Optional<Path> file, Format format, int maxMib, int keep) {}
}
