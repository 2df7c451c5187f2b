package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.ThirdPartyJar;
import dev.moie.testkit.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The conformance suite of the test kit: all bundled plugins pass it, and nothing else does. */
@Tag("alone")
class ConformanceIT {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> bundled_plugins_conform() throws IOException {
    List<Path> jars;
    try (Stream<Path> all = Files.list(Moie.distribution().resolve("plugins"))) {
      jars = all.sorted().toList();
    }
    assertThat(jars).hasSizeGreaterThan(5);
    return jars.stream().flatMap(jar -> new Conformance(jar, List.of()).tests());
  }

  @Test
  void a_manifest_that_says_too_little_does_not() {
    Path jar = ThirdPartyJar.action(folder, "quiet", "1.0.0", "return ActionResult.succeeded();");

    assertFails(jar, "the manifest says who", "says nothing in Plugin-");
    assertPasses(jar, "nothing stays behind");
    assertPasses(jar, "every example");
  }

  @Test
  void a_class_that_names_the_engine_does_not() {
    assertFails(
        ThirdPartyJar.action(
            folder,
            "nosy",
            "1.0.0",
            "return ActionResult.failed(dev.moie.core.text.Nearest.of(\"\", java.util.List.of())"
                + ".orElse(\"\"));"),
        "no class refers",
        "nosy.Act");
  }

  @Test
  void a_thread_that_goes_on_does_not() {
    assertFails(
        job(
            "busy",
            "static { Thread t = new Thread(() -> { try { Thread.sleep(Long.MAX_VALUE); }"
                + " catch (InterruptedException e) { } }, \"busy-thread\");"
                + " t.setDaemon(true); t.start(); }"),
        "nothing stays behind",
        "busy-thread, the class loader of busy");
  }

  @Test
  void an_example_that_its_own_record_refuses_does_not() {
    Path jar =
        ThirdPartyJar.build(
            folder,
            "strict",
            "1.0.0",
            "Act",
            """
            package strict;
            import dev.moie.api.*;
            import dev.moie.api.config.Doc;
            @JobType(value = "strict/act", summary = "Acts", example = "{\\"n\\": 1}")
            public final class Act implements Action<Act.Config> {
              public record Config(@Doc("A number") int n) {
                public Config { if (n < 2) throw new IllegalArgumentException("n is too small"); }
              }
              @Override public ActionResult run(Config config, JobContext job) {
                return ActionResult.succeeded();
              }
            }
            """);

    assertFails(jar, "every example", "n is too small");
  }

  private Path job(String id, String member) {
    return ThirdPartyJar.build(
        folder,
        id,
        "1.0.0",
        "Act",
        """
        package ID;
        import dev.moie.api.*;
        @JobType(value = "ID/act", summary = "Acts")
        public final class Act implements Action<NoConfig> {
          MEMBER
          @Override public ActionResult run(NoConfig config, JobContext job) {
            return ActionResult.succeeded();
          }
        }
        """
            .replace("MEMBER", member)
            .replace("ID", id));
  }

  private static DynamicTest check(Path jar, String name) {
    return new Conformance(jar, List.of())
        .tests()
        .filter(test -> test.getDisplayName().contains(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertFails(Path jar, String check, String why) {
    assertThatThrownBy(() -> check(jar, check).getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(why);
  }

  private static void assertPasses(Path jar, String check) {
    try {
      check(jar, check).getExecutable().execute();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
