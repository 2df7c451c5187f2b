package dev.moie.core.migration;

import java.nio.file.Path;
import java.util.List;

/**
 * What an adoption would do.
 *
 * @param file the state file
 * @param before its content
 * @param after the new content, proven to load
 * @param wired the jobs that get something
 * @param left the jobs that are known, and left alone
 * @param missing paths of another machine that verifications look at
 */
public record AdoptionPlan(
    Path file,
    byte[] before,
    byte[] after,
    List<Wired> wired,
    List<Left> left,
    List<MissingPath> missing) {

  public AdoptionPlan {
    wired = List.copyOf(wired);
    left = List.copyOf(left);
    missing = List.copyOf(missing);
  }

  /**
   * A job that gets something.
   *
   * @param keys what is added to it
   */
  public record Wired(String job, String task, List<String> keys) {

    public Wired {
      keys = List.copyOf(keys);
    }
  }

  /** A job that is known, and why it is left alone. */
  public record Left(String job, String task, String reason) {}

  /** A path in the verification of a job that does not exist on this machine. */
  public record MissingPath(String job, String path) {}
}
