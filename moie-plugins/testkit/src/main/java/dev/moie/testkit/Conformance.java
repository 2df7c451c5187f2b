package dev.moie.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.TypeInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The checks of {@link PluginConformance} for one jar. */
public final class Conformance {
  private static final int LOADS = 5;

  private final Path jar;
  private final List<Path> beside;

  /**
   * Checks a jar.
   *
   * @param jar the packed plugin
   * @param beside folders of plugins that it needs
   */
  public Conformance(Path jar, List<Path> beside) {
    this.jar = jar;
    this.beside = List.copyOf(beside);
  }

  /**
   * All checks. Each can be run by itself.
   *
   * @return one test each, named after what should hold
   */
  public Stream<DynamicTest> tests() {
    return Stream.of(
        test("the engine accepts the jar", this::isAccepted),
        test("the manifest says who, what and under which licence", this::isDescribed),
        test("the classes need no newer Java than 17", this::runsOnJava17),
        test("no class refers to the engine's own classes", this::knowsTheApiOnly),
        test("every schema says what its keys are for", this::isDocumented),
        test("every example can be run as it stands", this::examplesBind),
        test("a misspelt key is refused", this::misspellingsAreRefused),
        test("nothing stays behind when it is unloaded", this::leavesNothing));
  }

  private DynamicTest test(String name, Executable check) {
    return DynamicTest.dynamicTest(jar.getFileName() + ": " + name, check);
  }

  private interface Check {
    void on(PluginTrial trial) throws Exception;
  }

  private void inAnEngine(Check check) throws Exception {
    try (PluginTrial trial = PluginTrial.open(jar, beside)) {
      check.on(trial);
    }
  }

  private void isAccepted() throws Exception {
    inAnEngine(
        trial -> {
          require(trial.problems().isEmpty(), "the engine has against it: " + trial.problems());
        });
  }

  private void isDescribed() throws Exception {
    inAnEngine(
        trial -> {
          PluginReport report = trial.report();
          Map<String, String> needed =
              Map.of(
                  "Plugin-Description", report.description(),
                  "Plugin-Provider", report.provider(),
                  "Plugin-License", report.license(),
                  "Plugin-Requires", report.requires());
          needed.forEach(
              (attribute, value) ->
                  require(
                      !value.isBlank() && !value.equals("NOASSERTION"),
                      "the manifest says nothing in "
                          + attribute
                          + "; set "
                          + attribute
                              .replace("Plugin-", "moie.plugin.")
                              .toLowerCase(java.util.Locale.ROOT)
                          + " in the POM"));
        });
  }

  private void runsOnJava17() throws IOException {
    List<String> newer = new JarClasses(jar).newerThanJava17();
    require(newer.isEmpty(), "of a newer Java are " + newer + "; compile with --release 17");
  }

  private void knowsTheApiOnly() throws IOException {
    List<String> found = new JarClasses(jar).naming("dev/moie/core/", "dev/moie/app/");
    require(
        found.isEmpty(),
        found + " refer to classes that plugins do not see; use dev.moie.api only");
  }

  private void isDocumented() throws Exception {
    inAnEngine(
        trial -> {
          for (TypeInfo type : trial.report().types()) {
            require(!type.summary().isBlank(), type.name() + " has no summary");
            JsonNode properties = type.schema().path("properties");
            require(
                type.schema().path("type").asText().equals("object") && properties.isObject(),
                "the schema of " + type.name() + " describes no object: " + type.schema());
            for (Map.Entry<String, JsonNode> key : properties.properties()) {
              require(
                  !key.getValue().path("description").asText().isBlank(),
                  type.name() + " does not say what \"" + key.getKey() + "\" is for");
            }
          }
        });
  }

  private void examplesBind() throws Exception {
    inAnEngine(
        trial -> {
          for (TypeInfo type : trial.report().types()) {
            trial
                .rehearse(type, type.example())
                .failure()
                .ifPresent(why -> fail("the example of " + type.name() + " cannot be run: " + why));
          }
        });
  }

  private void misspellingsAreRefused() throws Exception {
    inAnEngine(
        trial -> {
          for (TypeInfo type : trial.report().types()) {
            require(
                trial
                    .rehearse(type, type.example().deepCopy().put("no-such-key", 1))
                    .failure()
                    .isPresent(),
                type.name() + " takes any key, so nobody would notice a misspelt one");
          }
        });
  }

  private void leavesNothing() throws Exception {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < LOADS && left.isEmpty(); i++) {
      PluginTrial trial = PluginTrial.open(jar, beside);
      trial.exercise();
      trial.close();
      left.addAll(trial.leftBehind());
    }
    require(
        left.isEmpty(),
        "after it was unloaded there is still "
            + left
            + "; end threads, and remove what was"
            + " registered with the JDK, in the stop() of a org.pf4j.Plugin");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      fail(message);
    }
  }

  private static void fail(String message) {
    throw new AssertionError(message);
  }
}
