package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.event.HeartbeatStarted;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that was built with the first release of the API works in the host of today. */
class EarlierApiTest {
  @TempDir Path folder;

  private static Path baseline() throws IOException {
    Path target = Path.of(System.getProperty("moie.root"), "moie-api", "target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.toString().endsWith("-baseline.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("build moie-api first: no baseline in " + target));
    }
  }

  @Test
  void the_baseline_is_the_first_release_and_not_the_api_of_today() throws Exception {
    try (JarFile jar = new JarFile(baseline().toFile())) {
      assertThat(jar.getEntry("dev/moie/api/Verifier.class")).isNotNull();
      assertThat(jar.getEntry("dev/moie/api/Experimental.class")).isNull();
    }
  }

  @Test
  void its_verifier_action_and_listener_run() throws Exception {
    PluginJar.probe().againstApi(baseline()).into(folder.resolve("plugins"));
    try (TestHost host = new TestHost(folder)) {
      assertThat(host.report("probe").problems()).isEmpty();
      assertThat(host.verify("probe/file", "{\"path\": \"made.txt\"}").holds()).isFalse();
      assertThat(host.run("probe/write", "{\"path\": \"made.txt\", \"text\": \"yes\"}").isSuccess())
          .isTrue();
      assertThat(host.verify("probe/file", "{\"path\": \"made.txt\"}").holds()).isTrue();
      host.host().publish(new HeartbeatStarted(Instant.EPOCH, "a project", "me", 3));
      assertThat(folder.resolve("events.txt")).hasContent("started 3");
    }
  }
}
