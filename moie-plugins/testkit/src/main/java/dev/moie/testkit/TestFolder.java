package dev.moie.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder. */
record TestFolder(Path path) implements AutoCloseable {

  static TestFolder make() throws IOException {
    return new TestFolder(Files.createTempDirectory("moie-test-").toRealPath());
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walked = Files.walk(path)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
