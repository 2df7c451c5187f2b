package dev.moie.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text that is compared as a whole with a file. {@code -Dmoie.golden=write} writes the file anew;
 * look at the difference before it is committed.
 */
public final class Golden {
  private Golden() {}

  /** Fails if a text is not what a file of the sources says. */
  public static void assertFits(Path file, String text) {
    try {
      if (System.getProperty("moie.golden", "").equals("write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(file).as("write it with -Dmoie.golden=write").exists();
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a name beside the tests. */
  public static Path doctor(String name) {
    return Path.of("src/test/resources/dev/moie/app/doctor/golden", name + ".txt");
  }
}
