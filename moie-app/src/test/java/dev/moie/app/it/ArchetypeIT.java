package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.Version;
import dev.moie.app.testing.Maven;
import dev.moie.app.testing.Moie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven makes of an archetype is, byte for byte, what {@code moie plugins new} makes. */
@Tag("slow")
class ArchetypeIT {
  private static final String PLUGIN = "org.apache.maven.plugins:maven-archetype-plugin:";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"step", "cyclic"})
  void both_make_the_same_project(String template) throws Exception {
    if (template.equals("cyclic") && !Boolean.getBoolean("moie.slow")) {
      System.out.println("ArchetypeIT: the template cyclic is compared with -Pslow only");
      return;
    }
    Path sdk = Moie.distribution().resolve("sdk");
    Moie.Result made =
        Moie.in(folder)
            .run("plugins", "new", "feed-reader", "--template", template, "--group", "org.a-b");
    assertThat(made.exit()).as(made.toString()).isZero();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

    new Maven(folder.resolve("maven"))
        .run(
            elsewhere,
            PLUGIN + archetypePlugin() + ":generate",
            "-Dmaven.repo.local.tail=" + sdk,
            "-DarchetypeCatalog=internal",
            "-DarchetypeGroupId=dev.moie",
            "-DarchetypeArtifactId=moie-archetype-" + template,
            "-DarchetypeVersion=" + Version.program(),
            "-DgroupId=org.a-b",
            "-DartifactId=feed-reader",
            "-Dpackage=org.a_b.feedreader",
            "-DpluginId=feed-reader",
            "-DmoieSdk=" + sdk);

    assertThat(files(elsewhere.resolve("feed-reader")))
        .isEqualTo(files(folder.resolve("feed-reader")))
        .containsKeys(".gitignore", ".mvn/maven.config", "mvnw", "pom.xml");
  }

  /** The version that the archetypes were packed with. */
  private static String archetypePlugin() throws IOException {
    String pom = Files.readString(Moie.sources().resolve("pom.xml"));
    return pom.replaceAll("(?s).*<maven-archetype.version>(.*?)</maven-archetype.version>.*", "$1");
  }

  private static Map<String, String> files(Path project) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(project)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(
            project.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
