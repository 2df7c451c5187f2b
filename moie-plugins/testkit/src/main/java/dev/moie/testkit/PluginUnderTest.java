package dev.moie.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Finds what a Maven project has built: its classes, its libraries, its jar. */
final class PluginUnderTest {
  private static final String JAR = "moie.plugin.jar";

  private PluginUnderTest() {}

  /** Whether the parent POM's failsafe runs this, so that the jar is there. */
  static boolean isPacked() {
    return System.getProperty(JAR) != null;
  }

  /** The jar that {@code mvn package} has made. */
  static Path jar() {
    String named = System.getProperty(JAR);
    if (named == null) {
      throw new IllegalStateException(
          "the plugin's jar is not known here: name the test class *IT, which failsafe runs after"
              + " the jar is packed, or set the system property "
              + JAR);
    }
    Path jar = Path.of(named);
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is not there; run \"mvn verify\", which makes it");
    }
    return jar;
  }

  /** A throw-away jar of the classes as they were compiled just now. */
  static Path classes(Path into) {
    Path target = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");
    Path classes = target.resolve("classes");
    if (!Files.isRegularFile(classes.resolve(ThrowAwayJar.INDEX))) {
      throw new IllegalStateException(
          classes.resolve(ThrowAwayJar.INDEX)
              + " is not there; compile the plugin with the annotation processor, as the parent POM"
              + " dev.moie:moie-plugins does");
    }
    return ThrowAwayJar.write(classes, libraries(target), into);
  }

  /** The libraries that will be packed into the jar, as the parent POM has noted them. */
  private static List<Path> libraries(Path target) {
    Path note = target.resolve("moie/libraries");
    try {
      return Files.exists(note)
          ? Arrays.stream(Files.readString(note).strip().split(java.io.File.pathSeparator))
              .filter(item -> !item.isBlank())
              .map(Path::of)
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
