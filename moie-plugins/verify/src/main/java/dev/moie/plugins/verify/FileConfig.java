package dev.moie.plugins.verify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Configures {@link FileVerifier}.
 *
 * @param path which file
 * @param exists whether it is to be there at all
 * @param type what it is to be
 * @param minSize its smallest size
 * @param maxSize its largest size
 * @param maxAge its greatest age
 * @param minAge its least age
 * @param sha256 its hash
 */
public record FileConfig(
    @Doc("File or folder; relative ones are taken from the workspace") String path,
    @Doc("Whether it is to exist; false holds if it does not") @Default("true") boolean exists,
    @Doc("What it is to be") @Default("any") Kind type,
    @Doc("Smallest size in bytes") Optional<Long> minSize,
    @Doc("Largest size in bytes") Optional<Long> maxSize,
    @Doc("Greatest time since it was last written") Optional<Duration> maxAge,
    @Doc("Least time since it was last written") Optional<Duration> minAge,
    @Doc("SHA-256 of its content, 64 hexadecimal digits") Optional<String> sha256) {

  /** What stands at a path. */
  public enum Kind {
    /** Anything. */
    ANY,
    /** A regular file. */
    FILE,
    /** A folder. */
    DIRECTORY
  }

  /** Checks what the schema cannot say. */
  public FileConfig {
    sha256 = sha256.map(hash -> hash.toLowerCase(Locale.ROOT));
    if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("sha256 has to be 64 hexadecimal digits");
    }
    boolean more =
        minSize.isPresent()
            || maxSize.isPresent()
            || maxAge.isPresent()
            || minAge.isPresent()
            || sha256.isPresent();
    if (!exists && more) {
      throw new IllegalArgumentException(
          "a file that is not to exist has no size, age or sha256; remove them");
    }
  }
}
