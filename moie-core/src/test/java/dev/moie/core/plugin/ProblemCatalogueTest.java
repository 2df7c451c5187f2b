package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.plugin.lock.LockEntry;
import dev.moie.core.testing.Golden;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

/**
 * Every kind of problem that a plugin can have, word for word. The page on troubleshooting is made
 * from the golden text.
 */
class ProblemCatalogueTest {
  private static final Path JAR = Path.of("plugins/greet.jar");
  private static final JarSigner SIGNER =
      new JarSigner("CN=Ada", "3a5f…", Instant.parse("2026-01-02T00:00:00Z"), false);

  private static Candidate candidate(String version) {
    JarFacts facts =
        new JarFacts(
            0,
            "",
            "a1b2c3d4e5f6a7b8",
            Map.of("Plugin-Version", version),
            false,
            Optional.empty(),
            0,
            List.of(),
            List.of());
    return new Candidate(
        JAR,
        PluginFolder.Origin.WORKSPACE,
        facts,
        "greet",
        TypeIndex.EMPTY,
        List.of(),
        List.of(),
        List.of());
  }

  /** What each method makes, by its name; one that makes several kinds is called for each. */
  private static Map<String, List<PluginProblem>> made() {
    PluginProblem other = Problems.missingDependency("base");
    Map<String, List<PluginProblem>> made = new TreeMap<>();
    made.put("notAJar", List.of(Problems.notAJar(JAR, new ZipException("zip file is empty"))));
    made.put(
        "notReadable",
        List.of(
            Problems.notReadable(JAR, new NoSuchFileException("greet.jar")),
            Problems.notReadable(JAR, new AccessDeniedException("greet.jar"))));
    made.put("folder", List.of(Problems.folder(JAR)));
    made.put("noFile", List.of(Problems.noFile(JAR)));
    made.put(
        "unreadableFolder",
        List.of(
            Problems.unreadableFolder(Path.of("plugins"), new AccessDeniedException("plugins"))));
    made.put("ignoredFile", List.of(Problems.ignoredFile(Path.of("plugins/greet.zip"))));
    made.put(
        "outsideFolder", List.of(Problems.outsideFolder(JAR, Path.of("/elsewhere/greet.jar"))));
    made.put("noManifest", List.of(Problems.noManifest(JAR)));
    made.put("noPluginId", List.of(Problems.noPluginId(""), Problems.noPluginId("Greet me")));
    made.put("badVersion", List.of(Problems.badVersion("one")));
    made.put("badRequires", List.of(Problems.badRequires("newest")));
    made.put("apiMismatch", List.of(Problems.apiMismatch(">=9.0.0", "0.1.1")));
    made.put("noIndex", List.of(Problems.noIndex()));
    made.put("foreignPlugin", List.of(Problems.foreignPlugin()));
    made.put("badIndex", List.of(Problems.badIndex("it is no JSON")));
    made.put("wrongPrefix", List.of(Problems.wrongPrefix("other/say", "greet")));
    made.put("duplicateId", List.of(Problems.duplicateId("greet", Path.of("greet-2.jar"))));
    made.put("missingDependency", List.of(other));
    made.put(
        "wrongDependencyVersion",
        List.of(Problems.wrongDependencyVersion("base", ">=2.0.0", "1.0.0")));
    made.put(
        "dependencyCycle", List.of(Problems.dependencyCycle(List.of("greet", "base", "greet"))));
    made.put("bundledApi", List.of(Problems.bundledApi("dev/moie/api/Action.class")));
    made.put("classTooNew", List.of(Problems.classTooNew(44 + 25, 44 + 17)));
    made.put(
        "ofLinkage",
        Problems.ofLinkage(new NoClassDefFoundError("org/example/Missing")).stream().toList());
    made.put(
        "quarantined",
        List.of(
            Problems.quarantined(
                new QuarantineEntry(
                    "greet",
                    "1.0.0",
                    "",
                    "it ignored the interruption",
                    "2026-01-02T03:04:05Z",
                    "",
                    ""))));
    made.put("needsHeldBack", List.of(Problems.needsHeldBack("base", other)));
    made.put(
        "quarantineUnreadable",
        List.of(
            Problems.quarantineUnreadable(".moie/quarantine.json", new IOException("cut off"))));
    made.put("startFailed", List.of(Problems.startFailed("IllegalStateException: no port")));
    made.put("dependencyNotStarted", List.of(Problems.dependencyNotStarted("base")));
    made.put("commandTaken", List.of(Problems.commandTaken("greet", "the plugin \"other\"")));
    made.put("slowListener", List.of(Problems.slowListener(Duration.ofSeconds(10))));
    made.put(
        "disabled",
        List.of(
            Problems.disabled(
                new DisabledPlugin(
                    "greet", Optional.of("2026-01-02T03:04:05Z"), Optional.of("not now")))));
    made.put("breaksOther", List.of(Problems.breaksOther("polite", "1.0.0", other)));
    made.put(
        "oldVersionKept",
        List.of(Problems.oldVersionKept(candidate("1.0.0"), candidate("2.0.0"), other)));
    made.put("badSignature", List.of(TrustProblems.badSignature("greet/Greet.class")));
    made.put("uselessSignature", List.of(TrustProblems.uselessSignature()));
    made.put("partlySigned", List.of(TrustProblems.partlySigned("greet/Late.class", 1)));
    made.put("severalSigners", List.of(TrustProblems.severalSigners()));
    made.put("expiredSigner", List.of(TrustProblems.expiredSigner(SIGNER)));
    made.put(
        "wrongSigner",
        List.of(TrustProblems.wrongSigner(List.of()), TrustProblems.wrongSigner(List.of(SIGNER))));
    made.put("noLock", List.of(TrustProblems.noLock()));
    made.put("notLocked", List.of(TrustProblems.notLocked("greet")));
    made.put(
        "notAsLocked",
        List.of(
            TrustProblems.notAsLocked(
                new LockEntry("greet", "1.0.0", "0f".repeat(32), "greet.jar", List.of()),
                candidate("1.0.0"))));
    made.put(
        "lockUnreadable",
        List.of(
            TrustProblems.lockUnreadable(
                Path.of("plugins.lock"), false, new IOException("cut off"))));
    return made;
  }

  @Test
  void every_method_that_makes_a_problem_is_called() {
    assertThat(made().keySet())
        .isEqualTo(
            Stream.of(Problems.class, TrustProblems.class)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> !each.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void every_id_in_the_code_is_there() throws IOException {
    TreeSet<String> written = new TreeSet<>();
    for (Class<?> each : List.of(Problems.class, TrustProblems.class)) {
      String code =
          Files.readString(
              Path.of("src/main/java/dev/moie/core/plugin", each.getSimpleName() + ".java"));
      Pattern.compile("\"([A-Z][A-Z_]{5,})\"")
          .matcher(code)
          .results()
          .forEach(match -> written.add(match.group(1)));
    }
    assertThat(ids()).isEqualTo(written).hasSizeGreaterThan(30);
  }

  private static Set<String> ids() {
    return made().values().stream()
        .flatMap(List::stream)
        .map(PluginProblem::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_words_are_the_golden_ones() {
    Map<String, StringBuilder> byId = new TreeMap<>();
    made().values().stream()
        .flatMap(List::stream)
        .forEach(
            each ->
                byId.computeIfAbsent(each.id(), id -> new StringBuilder(id + "\n"))
                    .append(each.message())
                    .append("\n  cure: ")
                    .append(each.cure())
                    .append('\n'));
    new Golden("dev/moie/core/plugin/golden")
        .assertFits("problems", String.join("\n", byId.values()));
  }
}
