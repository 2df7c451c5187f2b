package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people are given, built twice in folders of different names. Maven fetches the plugins that
 * it needs for this if they are not there yet.
 */
@Tag("slow")
@EnabledIfSystemProperty(
    named = "moie.slow",
    matches = "true",
    disabledReason = "building twice takes minutes: with -Pslow only")
class ReleaseIT {
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea", "moie-demo");

  @TempDir static Path folder;
  private static Path release;
  private static Path again;

  @BeforeAll
  static void buildTwice() throws Exception {
    release = build(folder.resolve("a"));
    again = build(folder.resolve("another-folder"));
  }

  private static Path build(Path copy) throws Exception {
    copySources(copy);
    String told =
        run(
            copy,
            Path.of(System.getProperty("moie.maven"), "bin", "mvn").toString(),
            "-B",
            "-ntp",
            "-q",
            "-P",
            "release,!gates,!format",
            "-DskipTests",
            "package");
    assertThat(copy.resolve("moie-app/target/release")).as(told).isDirectory();
    return copy.resolve("moie-app/target/release");
  }

  private static void copySources(Path copy) throws IOException {
    Path sources = Moie.sources();
    Files.walkFileTree(
        sources,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(dir.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(sources.relativize(dir).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, copy.resolve(sources.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static String run(Path directory, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_PROJECTBASEDIR"));
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told;
  }

  private static Path only(String glob) throws IOException {
    try (Stream<Path> files = Files.list(release)) {
      return files
          .filter(file -> file.getFileName().toString().matches(glob))
          .reduce((one, other) -> Path.of("/more than one " + glob))
          .orElseThrow(() -> new AssertionError("no " + glob + " in " + release));
    }
  }

  @Test
  void both_builds_have_the_same_bytes_and_the_checksums_say_so() throws Exception {
    TreeMap<String, String> differences = new TreeMap<>();
    try (Stream<Path> files = Files.list(release)) {
      for (Path file : files.toList()) {
        long at = Files.mismatch(file, again.resolve(file.getFileName()));
        if (at >= 0) {
          differences.put(file.getFileName().toString(), "differs at byte " + at);
        }
      }
    }
    assertThat(differences).isEmpty();

    run(release, "sha256sum", "--strict", "-c", "SHA256SUMS");
    assertThat(Files.readAllLines(release.resolve("SHA256SUMS"))).hasSize(6);
  }

  @Test
  void the_bill_of_materials_has_every_jar_of_the_archive_and_a_licence_for_each()
      throws Exception {
    JsonNode bill = new ObjectMapper().readTree(only(".*-sbom.json").toFile());
    String names = "";
    for (JsonNode component : bill.path("components")) {
      String name = component.path("name").asText() + "-" + component.path("version").asText();
      names += name + ".jar\n";
      assertThat(component.path("licenses")).as(name).isNotEmpty();
    }
    run(folder, "tar", "-xzf", only(".*\\.tar\\.gz").toString());
    Path unpacked = unpacked();
    try (Stream<Path> jars = Files.list(unpacked.resolve("lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        String name = jar.getFileName().toString();
        if (!name.equals("moie-app.jar")) {
          assertThat(names).contains(name);
        }
      }
    }
    assertThat(names).contains("lucene-core-");
    assertThat(unpacked.resolve("THIRD-PARTY.txt"))
        .content()
        .contains("org.apache.lucene:lucene-core:", "Apache-2.0")
        .doesNotContain("dev.moie:");
    assertThat(run(folder, unpacked.resolve("bin/moie").toString(), "version")).contains("moie");
  }

  private static Path unpacked() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("moie-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void the_debian_package_is_installed_and_runs() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "dpkg is not there");
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("var/lib/dpkg/info"));
    Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
    Files.createFile(root.resolve("var/lib/dpkg/status"));
    Files.createFile(root.resolve("var/lib/dpkg/available"));
    run(
        folder,
        "dpkg",
        "--root=" + root,
        "--force-not-root",
        "--force-depends",
        "--force-bad-path",
        "--log=" + folder.resolve("dpkg.log"),
        "--install",
        only(".*\\.deb").toString());

    Path workspace = Files.createDirectories(folder.resolve("ws"));
    Path moie = root.resolve("usr/bin/moie");
    run(workspace, moie.toString(), "init", ".");
    assertThat(run(workspace, moie.toString(), "plugins", "list")).contains("arxiv", "verify");
    assertThat(root.resolve("usr/share/man/man1/moie.1.gz")).isRegularFile();
    try (Stream<Path> files = Files.list(root.resolve("usr/share/doc/moie"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("copyright", "changelog.gz", "THIRD-PARTY.txt");
    }
  }
}
