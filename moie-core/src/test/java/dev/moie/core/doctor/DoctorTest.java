package dev.moie.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.doctor.cluster.ClusterChecks;
import dev.moie.core.doctor.plugins.PluginChecks;
import dev.moie.core.doctor.setup.SetupChecks;
import dev.moie.core.testing.Golden;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor itself: it neither falls ill nor does harm, and nothing of it is forgotten. */
class DoctorTest {
  @TempDir Path folder;

  private static List<Check> all() {
    List<Check> all = new ArrayList<>(SetupChecks.all());
    all.addAll(ClusterChecks.all());
    all.addAll(PluginChecks.all());
    return all;
  }

  @Test
  void a_healthy_setup_has_neither_problem_nor_warning_and_nothing_is_changed() throws Exception {
    try (Scene scene = new Scene(folder).healthy()) {
      scene.program("bin/java", "true").program("bin/crontab", "echo PATH=" + folder + "/bin");
      scene.setup();
      List<String> before = scene.fingerprint();

      List<Examination> examinations = new Doctor().examine(all(), scene.setup());

      assertThat(examinations).hasSameSizeAs(all());
      assertThat(examinations)
          .allMatch(each -> each.severity().compareTo(Severity.INFO) <= 0, "all is well");
      assertThat(scene.fingerprint()).isEqualTo(before);
    }
  }

  private record Ill(String id, Body body) implements Check {
    interface Body {
      List<Finding> look() throws Exception;
    }

    @Override
    public Area area() {
      return Area.ENGINE;
    }

    @Override
    public String about() {
      return "nothing hangs";
    }

    @Override
    public List<Finding> look(Setup setup) throws Exception {
      return body.look();
    }
  }

  @Test
  void a_check_that_fails_or_hangs_is_a_finding_and_the_next_ones_are_run() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    List<Check> checks =
        List.of(
            new Ill(
                "throws",
                () -> {
                  throw new IOException("the disk is on fire\nreally");
                }),
            new Ill("overflows", () -> endless(0)),
            new Ill(
                "hangs",
                () -> {
                  never.await();
                  return List.of();
                }),
            new Ill("well", () -> List.of(Finding.ok("it", "is well"))));
    try (Scene scene = new Scene(folder)) {
      List<Examination> examinations =
          new Doctor(Duration.ofMillis(300), Duration.ofMinutes(1)).examine(checks, scene.setup());

      assertThat(examinations)
          .extracting(each -> each.findings().get(0).line())
          .containsExactly(
              "this check: could not look: IOException: the disk is on fire",
              "this check: could not look: StackOverflowError",
              "this check: took longer than PT0.3S, and was given up",
              "it: is well");
      assertThat(examinations)
          .extracting(Examination::severity)
          .containsExactly(Severity.WARNING, Severity.WARNING, Severity.WARNING, Severity.OK);
    }
  }

  private static List<Finding> endless(int depth) {
    return depth < 0 ? List.of() : endless(depth + 1);
  }

  @Test
  void all_checks_together_take_no_longer_than_they_may() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Check hangs =
        new Ill(
            "hangs",
            () -> {
              never.await();
              return List.of();
            });
    try (Scene scene = new Scene(folder)) {
      List<Examination> examinations =
          new Doctor(Duration.ofMinutes(1), Duration.ofMillis(200))
              .examine(List.of(hangs, hangs), scene.setup());
      assertThat(examinations.get(1).findings().get(0).message()).startsWith("was not begun");
    }
  }

  @Test
  void every_class_of_a_check_is_in_a_list_and_has_an_id_of_its_own() throws Exception {
    Set<String> listed =
        all().stream().map(check -> check.getClass().getName()).collect(Collectors.toSet());
    assertThat(listed).hasSameSizeAs(all());
    assertThat(classes()).isEqualTo(listed);
    assertThat(all()).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(all()).extracting(Check::id).allMatch(id -> id.matches("[a-z][a-z-]*[a-z]"));
    assertThat(all()).extracting(Check::about).doesNotHaveDuplicates();
  }

  private static Set<String> classes() throws IOException {
    Path root = Path.of("target/classes");
    try (Stream<Path> files = Files.walk(root.resolve("dev/moie/core/doctor"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .map(DoctorTest::load)
          .filter(Check.class::isAssignableFrom)
          .filter(type -> !Modifier.isAbstract(type.getModifiers()))
          .map(Class::getName)
          .collect(Collectors.toSet());
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, DoctorTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void every_check_has_a_golden_text_and_every_text_a_check() throws IOException {
    Set<String> ids = all().stream().map(Check::id).collect(Collectors.toSet());
    Path golden = new Golden("dev/moie/core/doctor/golden").folder();
    try (Stream<Path> files = Files.list(golden)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names.stream().map(name -> name.replaceFirst("\\..*", "")).toList())
          .containsAll(ids)
          .isSubsetOf(ids);
      assertThat(names).containsAll(ids.stream().map(id -> id + ".txt").toList());
    }
  }
}
