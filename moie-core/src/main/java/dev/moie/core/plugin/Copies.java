package dev.moie.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The private copies that plugins are loaded from, so that the folder of the originals is never
 * locked, and a jar that is overwritten while it is in use breaks nothing. A copy's name holds its
 * hash: it is made once and used for ever.
 */
final class Copies implements AutoCloseable {
  private final Path wanted;
  private Optional<Path> temporary = Optional.empty();

  /**
   * Uses a folder.
   *
   * @param folder made when the first copy is; if it cannot be, a temporary one takes its place
   */
  Copies(Path folder) {
    this.wanted = folder;
  }

  /** The private copy of a jar. */
  synchronized Path of(Candidate candidate) throws IOException {
    Path folder = folder();
    Path copy = folder.resolve(candidate.copyName());
    if (Files.isRegularFile(copy) && Files.size(copy) == candidate.facts().size()) {
      return copy;
    }
    Path partial = Files.createTempFile(folder, ".copy", ".tmp");
    try {
      Files.copy(candidate.jar(), partial, StandardCopyOption.REPLACE_EXISTING);
      if (!JarReader.sha256(partial).equals(candidate.facts().sha256())) {
        throw new IOException(candidate.jar() + " changed while it was read; beat again");
      }
      Files.move(
          partial, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
    return copy;
  }

  Path folder() throws IOException {
    if (temporary.isPresent()) {
      return temporary.get();
    }
    try {
      Files.createDirectories(wanted);
      if (Files.isWritable(wanted)) {
        return wanted;
      }
    } catch (IOException notWritable) {
      // as below
    }
    temporary = Optional.of(Files.createTempDirectory("moie-plugins"));
    return temporary.get();
  }

  /** Removes the temporary folder, if there is one. */
  @Override
  public synchronized void close() throws IOException {
    if (temporary.isPresent()) {
      try (Stream<Path> files = Files.walk(temporary.get())) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.deleteIfExists(file);
        }
      }
      temporary = Optional.empty();
    }
  }
}
