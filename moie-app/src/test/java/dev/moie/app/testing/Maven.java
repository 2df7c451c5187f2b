package dev.moie.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Maven of this build, as somebody else would run it on a machine of his own: an empty local
 * repository, and no internet. In the internet's place stands what this build has downloaded.
 */
public final class Maven {
  private static final long PATIENCE_SECONDS = 300;

  private final Path folder;

  /** Keeps its repository and settings in a folder. */
  public Maven(Path folder) {
    this.folder = folder;
    Path downloaded = Path.of(System.getProperty("moie.repository"));
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("settings.xml"),
          """
          <settings>
            <mirrors>
              <mirror><id>downloaded</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
            </mirrors>
          </settings>
          """
              .formatted(downloaded.toUri()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The repository that is empty at first. */
  public Path repository() {
    return folder.resolve("repository");
  }

  /** Runs it in a project; what it tells. The test fails if the build does. */
  public String run(Path project, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("moie.maven"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-s", folder.resolve("settings.xml").toString()));
    command.add("-Dmaven.repo.local=" + repository());
    command.addAll(List.of(arguments));
    Path log = folder.resolve("maven.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_PROJECTBASEDIR"));
    try {
      Process maven = builder.start();
      if (!maven.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        maven.destroyForcibly();
        throw new AssertionError("Maven did not end; so far: " + Files.readString(log));
      }
      String told = Files.readString(log);
      assertThat(maven.exitValue()).as(told).isZero();
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
