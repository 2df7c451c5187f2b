package dev.moie.plugins.arxiv.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real answers of arXiv, where they lie beside the sources. */
public final class RealData {
  private RealData() {}

  /** The folder; without it the test is skipped, and says so. */
  public static Path folder() {
    Path sources = Path.of("").toAbsolutePath();
    while (sources != null && !Files.exists(sources.resolve("mvnw"))) {
      sources = sources.getParent();
    }
    assumeTrue(sources != null, "skipped: not run inside the sources");
    Path data = sources.resolveSibling("shared/data/arxiv");
    assumeTrue(Files.isDirectory(data), "skipped: real arXiv data is not beside the sources");
    return data;
  }
}
