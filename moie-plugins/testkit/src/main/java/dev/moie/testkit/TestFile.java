package dev.moie.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the workspace of a test, whether it is there or not. */
public final class TestFile {
  private final Path path;

  TestFile(Path path) {
    this.path = path;
  }

  /**
   * Where it lies.
   *
   * @return an absolute path
   */
  public Path path() {
    return path;
  }

  /**
   * Its content as UTF-8.
   *
   * @return the text; the test fails if there is no such file
   */
  public String text() {
    exists();
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Replaces its content; missing folders are made.
   *
   * @param text the new content
   * @return this
   */
  public TestFile write(String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, text.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fails unless it is there.
   *
   * @return this
   */
  public TestFile exists() {
    if (!Files.isRegularFile(path)) {
      throw new AssertionError(path + " should be a file, but is not there");
    }
    return this;
  }

  /**
   * Fails if it is there.
   *
   * @return this
   */
  public TestFile isMissing() {
    if (Files.exists(path)) {
      throw new AssertionError(path + " should not be there, but is");
    }
    return this;
  }

  /**
   * Fails unless this is its whole content.
   *
   * @param expected the content
   * @return this
   */
  public TestFile hasText(String expected) {
    String text = text();
    if (!text.equals(expected)) {
      throw new AssertionError(path + " should be\n" + expected + "\nbut is\n" + text);
    }
    return this;
  }

  /**
   * Fails unless this stands in it somewhere.
   *
   * @param part a part of the content
   * @return this
   */
  public TestFile contains(String part) {
    String text = text();
    if (!text.contains(part)) {
      throw new AssertionError(path + " should contain\n" + part + "\nbut is\n" + text);
    }
    return this;
  }
}
