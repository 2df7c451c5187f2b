package dev.moie.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are compared as a whole with files beside the tests. {@code -Dmoie.golden=write}
 * writes the files anew; look at the difference before it is committed.
 */
public final class Golden {
  private final Path folder;

  /**
   * The files of a folder.
   *
   * @param folder below {@code src/test/resources}
   */
  public Golden(String folder) {
    this.folder = Path.of("src/test/resources", folder);
  }

  /** Where they lie. */
  public Path folder() {
    return folder;
  }

  /** Fails if a text is not what its file says. */
  public void assertFits(String name, String text) {
    Path file = folder.resolve(name + ".txt");
    try {
      if (System.getProperty("moie.golden", "").equals("write")) {
        Files.createDirectories(folder);
        Files.writeString(file, text);
      }
      assertThat(file).as("write it with -Dmoie.golden=write").exists();
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
