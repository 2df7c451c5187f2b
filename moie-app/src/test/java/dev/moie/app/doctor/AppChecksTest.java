package dev.moie.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.Surroundings;
import dev.moie.app.render.Terminal;
import dev.moie.app.testing.Golden;
import dev.moie.app.testing.Moie;
import dev.moie.core.doctor.Check;
import dev.moie.core.doctor.Doctor;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.JavaInstallation;
import dev.moie.core.doctor.Machine;
import dev.moie.core.doctor.Setup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of the program itself, word for word; and that all checks are documented. */
class AppChecksTest {
  private static final String BEGIN = "<!-- checks -->\n";
  private static final String END = "<!-- /checks -->";

  @TempDir Path folder;

  private static Terminal terminal(Map<String, String> environment) {
    return Terminal.of(
        OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), environment, false);
  }

  private List<Check> all() {
    Surroundings surroundings = new Surroundings(Map.of(), folder, "", "ada");
    return AppChecks.all(surroundings, terminal(Map.of()));
  }

  private void golden(Check check, String variant, Map<String, String> environment)
      throws InterruptedException {
    Machine machine =
        new Machine(
            environment,
            "ada",
            JavaInstallation.running(),
            "moie",
            folder,
            Clock.systemUTC(),
            Machine.Volumes.LOCAL);
    List<Finding> findings =
        new Doctor(Duration.ofMinutes(1), Duration.ofMinutes(1))
            .examine(List.of(check), new Setup(machine, "none", Optional.empty()))
            .get(0)
            .findings();
    String text =
        findings.stream()
            .map(
                finding ->
                    finding.severity().text()
                        + "  "
                        + finding.line()
                        + "\n"
                        + (finding.cure().isEmpty() ? "" : "  cure: " + finding.cure() + "\n"))
            .collect(Collectors.joining("", check.id() + ": " + check.about() + "\n\n", ""))
            .replace(folder.toString(), "FOLDER");
    Golden.assertFits(Golden.doctor(check.id() + variant), text);
  }

  @Test
  void starts_that_are_not_as_fast_as_they_can_be() throws Exception {
    golden(new ClassArchiveUsed(), "", Map.of("MOIE_CDS", "off"));
    golden(new ClassArchiveUsed(), ".no-launcher", Map.of());
  }

  @Test
  void a_native_library_that_is_unpacked_again_and_again() throws Exception {
    Files.writeString(folder.resolve("sqlite-3.50-abc-libsqlitejdbc.so"), "x");
    Files.writeString(folder.resolve("sqlite-3.50-def-libsqlitejdbc.so"), "x");
    Files.writeString(folder.resolve("sqlite-3.50-def-libsqlitejdbc.so.lck"), "x");
    Supplier<Optional<Path>> none = Optional::empty;
    golden(new NativeLibrary(none, folder), "", Map.of());
  }

  @Test
  void a_native_library_of_the_distribution() throws Exception {
    Path unpacked = folder.resolve("lib/native");
    golden(new NativeLibrary(() -> Optional.of(unpacked), folder), ".unpacked", Map.of());
  }

  @Test
  void a_terminal_without_letters() throws Exception {
    golden(new TerminalLanguage(terminal(Map.of("LANG", "C"))), "", Map.of());
    golden(new TerminalLanguage(terminal(Map.of("LANG", "de_DE.UTF-8"))), ".utf-8", Map.of());
  }

  @Test
  void every_class_of_a_check_is_in_the_list_and_no_id_is_there_twice() throws IOException {
    assertThat(all()).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(all()).extracting(Check::area).isSorted();
    Path classes = Path.of("target/classes/dev/moie/app/doctor");
    Set<String> listed =
        all().stream()
            .map(check -> check.getClass().getName())
            .filter(name -> name.startsWith("dev.moie.app."))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(classes)) {
      Set<String> found =
          files
              .map(file -> file.getFileName().toString().replace(".class", ""))
              .map(name -> "dev.moie.app.doctor." + name)
              .filter(AppChecksTest::isCheck)
              .collect(Collectors.toSet());
      assertThat(found).isNotEmpty().isEqualTo(listed);
    }
  }

  private static boolean isCheck(String name) {
    try {
      return Check.class.isAssignableFrom(
          Class.forName(name, false, AppChecksTest.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void every_check_has_a_golden_text() {
    Path core = Moie.sources().resolve("moie-core/src/test/resources/dev/moie/core/doctor/golden");
    for (Check check : all()) {
      boolean own = check.getClass().getName().startsWith("dev.moie.app.");
      assertThat(own ? Golden.doctor(check.id()) : core.resolve(check.id() + ".txt"))
          .isNotEmptyFile();
    }
  }

  @Test
  void every_check_is_documented() throws IOException {
    Path file = Moie.sources().resolve("docs/doctor.md");
    String page = Files.readString(file);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String expected = page.substring(0, begin) + table() + page.substring(end);

    Golden.assertFits(file, expected);
  }

  private String table() {
    return "| about | check | what has to be so |\n|---|---|---|\n"
        + all().stream()
            .map(
                check ->
                    "| "
                        + check.area().title().toLowerCase(Locale.ROOT)
                        + " | `"
                        + check.id()
                        + "` | "
                        + check.about()
                        + " |\n")
            .collect(Collectors.joining());
  }
}
