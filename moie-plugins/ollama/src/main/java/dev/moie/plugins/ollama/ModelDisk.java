package dev.moie.plugins.ollama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The disk that a server's models lie on, if it is of this machine. */
final class ModelDisk {
  private final Optional<Path> folder;
  private final long spare;

  private ModelDisk(Optional<Path> folder, long spare) {
    this.folder = folder;
    this.spare = spare;
  }

  /** The disk of a server; one that nothing is known of is always large enough. */
  static ModelDisk of(PullConfig config, Map<String, String> environment) {
    return new ModelDisk(
        ServerAddress.isLocal(config.url()) ? folder(config, environment) : Optional.empty(),
        config.spareBytes());
  }

  private static Optional<Path> folder(PullConfig config, Map<String, String> environment) {
    Optional<String> named =
        config.folder().or(() -> Optional.ofNullable(environment.get("OLLAMA_MODELS")));
    Stream<String> usual =
        Stream.of(
            environment.getOrDefault("HOME", "/nowhere") + "/.ollama/models",
            "/usr/share/ollama/.ollama/models");
    return Stream.concat(named.stream(), usual)
        .flatMap(each -> path(each).stream())
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What stands in the way of so many bytes more, for people; empty if nothing does. */
  Optional<String> lacksRoomFor(long bytes) throws IOException {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    long usable = Files.getFileStore(folder.get()).getUsableSpace();
    return usable - spare >= bytes
        ? Optional.empty()
        : Optional.of(
            bytes
                + " bytes are still to come, and the disk of "
                + folder.get()
                + " has "
                + usable
                + ", of which "
                + spare
                + " have to stay free; make room, or lower spare_bytes");
  }
}
