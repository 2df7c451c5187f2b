package dev.moie.app.sdk;

import dev.moie.app.Surroundings;
import dev.moie.app.Version;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The SDK of a distribution: a Maven repository in a folder. */
public final class Sdk {
  private static final String PREFIX = "moie-archetype-";

  private final Path folder;

  @Inject
  Sdk(Surroundings surroundings) {
    this.folder =
        surroundings
            .bundledPlugins()
            .map(plugins -> plugins.toAbsolutePath().normalize().resolveSibling("sdk"))
            .orElse(Path.of("sdk"));
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /**
   * The names of the templates.
   *
   * @throws IOException if there is no SDK
   */
  public List<String> templates() throws IOException {
    Path all = folder.resolve("dev/moie");
    if (!Files.isDirectory(all)) {
      throw new IOException(
          folder
              + " is missing, which belongs to the distribution; unpack the distribution again, and"
              + " start its bin/moie");
    }
    try (Stream<Path> found = Files.list(all)) {
      return found
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(PREFIX))
          .map(name -> name.substring(PREFIX.length()))
          .sorted()
          .toList();
    }
  }

  /** The archetype of a template. */
  public Archetype archetype(String template) {
    String artifact = PREFIX + template;
    String version = Version.program();
    return new Archetype(
        folder.resolve(
            String.join("/", "dev/moie", artifact, version, artifact + "-" + version + ".jar")));
  }
}
