package dev.moie.api.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the processor writes, and what it refuses while the author still looks at the code. */
class PluginIndexProcessorTest {
  private static final String GOOD =
      """
      package p;
      import dev.moie.api.*;
      import dev.moie.api.config.*;
      import java.net.URI;
      import java.time.Duration;
      import java.util.*;
      @JobType(value = "p/check", summary = "Checks a thing", example = "{\\"url\\": \\"http://x/\\"}")
      public final class Check implements Verifier<Check.Config> {
        public enum Mode { FAST, SLOW }
        public record Part(@Doc("How many") @Default("2") @Range(min = 1, max = 9) int count) {}
        public record Config(
            @Doc("Where") URI url,
            @Doc("How") @Default("slow") Mode mode,
            @Doc("How long") @Default("PT5S") Duration maxAge,
            @Doc("A secret") @Secret Optional<String> token,
            @Doc("Some names") List<String> names,
            @Doc("Some numbers") Map<String, Double> numbers,
            @Doc("A part") Optional<Part> part,
            @Doc("A file") Optional<java.nio.file.Path> file,
            @Doc("Whether") @Default("true") boolean really) {}
        @Override public Verification verify(Config config, JobContext job) {
          return Verification.verified("");
        }
      }
      """;

  @TempDir Path output;

  private String compile(String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      JavaFileObject file =
          new SimpleJavaFileObject(
              URI.create("string:///p/Check.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          };
      compiler
          .getTask(
              null,
              files,
              diagnostics,
              List.of("-processor", PluginIndexProcessor.class.getName()),
              null,
              List.of(file))
          .call();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getLineNumber() + ": " + each.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void writes_what_the_host_needs_to_know() throws IOException {
    assertThat(compile(GOOD)).isEmpty();

    String index =
        Files.readString(output.resolve("META-INF/moie/types.json"))
            .replaceAll("\\s*([:,{}\\[\\]])\\s*", "$1");
    assertThat(index)
        .contains("\"name\":\"p/check\"")
        .contains("\"class\":\"p.Check\"")
        .contains("\"summary\":\"Checks a thing\"")
        .contains("\"required\":[\"url\"]")
        .contains("\"max_age\":{\"type\":\"string\",\"format\":\"duration\"")
        .contains("\"minimum\":1,\"maximum\":9")
        .contains("\"token\":{\"type\":\"string\",\"format\":\"secret-name\"")
        .contains("\"file\":{\"type\":\"string\",\"format\":\"path\"")
        .contains("\"default\":\"PT5S\"")
        .contains("\"additionalProperties\":false");
    assertThat(Files.readString(output.resolve("META-INF/extensions.idx"))).contains("p.Check");
  }

  @Test
  void writes_the_same_bytes_again() throws IOException {
    compile(GOOD);
    byte[] first = Files.readAllBytes(output.resolve("META-INF/moie/types.json"));
    compile(GOOD);
    assertThat(output.resolve("META-INF/moie/types.json")).hasBinaryContent(first);
  }

  private static String listening(String annotation) {
    return """
        package p;
        @org.pf4j.Extension
        ANNOTATION
        public final class Check implements dev.moie.api.EngineListener {}
        """
        .replace("ANNOTATION", annotation);
  }

  @Test
  void says_which_file_an_extension_wants_and_refuses_what_is_none() throws IOException {
    assertThat(compile(listening("@dev.moie.api.OnlyWithFile(\"rules.yaml\")"))).isEmpty();
    assertThat(Files.readString(output.resolve("META-INF/moie/types.json")))
        .contains("\"only_with_file\": \"rules.yaml\"");

    assertThat(compile(listening("@dev.moie.api.OnlyWithFile(\"../rules\")")))
        .contains("\"../rules\" is no name of a file in the workspace's folder");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("\"p/check\"", "\"Check\"", "is no type name"),
        arguments("Checks a thing", "", "the summary is one line"),
        arguments("{\\\"url\\\": \\\"http://x/\\\"}", "{", "the example is no JSON object"),
        arguments("{\\\"url\\\": \\\"http://x/\\\"}", "{}", "the example lacks \"url\""),
        arguments("\\\"url\\\"", "\\\"uri\\\"", "the example has the key \"uri\""),
        arguments("public final class", "final class", "make it a public, concrete"),
        arguments("public final class", "public abstract class", "make it a public, concrete"),
        arguments("@Doc(\"Where\") URI url", "URI url", "annotate it with @Doc"),
        arguments("@Default(\"PT5S\")", "@Default(\"5s\")", "is no value of this component"),
        arguments("@Default(\"2\")", "@Default(\"20\")", "lies outside the @Range"),
        arguments("@Default(\"slow\")", "@Default(\"medium\")", "is none of"),
        arguments("@Default(\"true\") boolean", "@Default(\"true\") Boolean", "a box may be null"),
        arguments("@Default(\"PT5S\")", "@Default(\"-PT5S\")", "is no value of this component"),
        arguments(
            "@Secret Optional<String>", "@Secret Optional<Long>", "is for the name of a secret"),
        arguments("List<String> names", "List names", "say what is in it"),
        arguments("List<String> names", "List<String> größe", "the name becomes a key"),
        arguments("List<String> names", "List<String> max_Age", "is the key of another component"),
        arguments("List<String> names", "List<Object> names", "a configuration cannot hold"),
        arguments("Map<String, Double>", "Map<Integer, Double>", "the keys of a map are strings"),
        arguments("Optional<Part> part", "Optional<Config> part", "the record contains itself"),
        arguments("{\n  public enum", "{\n  public Check(String x) {}\n  public enum", "Inject"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("mistakes")
  void refuses_a_mistake_at_its_place(String from, String to, String expected) throws IOException {
    assertThat(GOOD).contains(from);

    assertThat(compile(GOOD.replace(from, to))).contains(expected);
  }
}
