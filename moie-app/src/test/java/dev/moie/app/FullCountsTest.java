package dev.moie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test with a full count is found by its tag; one without would never be run in full. */
class FullCountsTest {
  /** Put together, so that this file is none of them. */
  private static final String PROPERTY = "\"moie." + "slow\"";

  private static final String TAG = "@Tag(\"" + "slow\")";

  @Test
  void whatever_counts_more_with_the_slow_profile_is_tagged_for_it() throws IOException {
    Path root = Path.of(System.getProperty("moie.root", "..")).toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> counting =
          files
              .filter(file -> file.toString().contains("/src/test/java/"))
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> text(file).contains(PROPERTY))
              .toList();
      assertThat(counting).hasSizeGreaterThan(10);
      assertThat(counting).allSatisfy(file -> assertThat(text(file)).contains(TAG));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
