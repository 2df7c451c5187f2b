package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide for authors shows can be compiled, loaded and typed as it stands. */
class WritingPluginsIT {
  private static final String NAMED_FILE = "<!-- file: (\\S+) -->\n```java";

  @TempDir Path folder;

  private static String guide() throws IOException {
    return Files.readString(Moie.sources().resolve("docs/writing-plugins.md"));
  }

  private static List<MatchResult> blocks(String beginning) throws IOException {
    return Pattern.compile(beginning + "\n(.*?)\n```", Pattern.DOTALL)
        .matcher(guide())
        .results()
        .toList();
  }

  /** Writes the files of the guide whose names fit, and compiles them as the parent POM would. */
  private Path compile(String to, Predicate<String> wanted, Path... against) throws IOException {
    List<Path> files = new ArrayList<>();
    for (MatchResult block : blocks(NAMED_FILE)) {
      if (wanted.test(block.group(1))) {
        Path file = folder.resolve(to + "-sources").resolve(block.group(1));
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, block.group(2)));
      }
    }
    Path classes = Files.createDirectory(folder.resolve(to));
    String path =
        Stream.concat(Arrays.stream(against), Stream.of(System.getProperty("java.class.path")))
            .map(Object::toString)
            .collect(Collectors.joining(File.pathSeparator));

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter told = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(files);
      List<String> options =
          List.of(
              "--release",
              "17",
              "-Xlint:all,-processing,-options",
              "-Werror",
              "-d",
              classes.toString(),
              "-cp",
              path,
              "-processor",
              "dev.moie.api.processor.PluginIndexProcessor");
      boolean done = compiler.getTask(told, manager, null, options, null, sources).call();
      assertThat(done).as(told.toString()).isTrue();
    }
    return classes;
  }

  @Test
  void every_java_block_compiles_with_the_annotation_processor() throws Exception {
    List<MatchResult> named = blocks(NAMED_FILE);
    assertThat(named).hasSameSizeAs(blocks("```java")).hasSizeGreaterThan(11);
    assertThat(named)
        .extracting(block -> block.group(2))
        .noneMatch(text -> text.contains("dev.moie.core") || text.contains("dev.moie.app"));

    Path classes = compile("all", name -> true);

    assertThat(classes.resolve("META-INF/moie/types.json"))
        .content()
        .contains("greet/published", "greet/publish", "greet/announce")
        .contains("FailureCounter", "Changes", "PoliteSalutation", "GreetCommand");
  }

  @Test
  void the_command_runs_with_what_another_plugin_adds() throws Exception {
    Path plugins = folder.resolve("plugins");
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    Path greet =
        compile("greet", name -> name.contains("/greet/") && !name.matches(".*(Test|IT)\\.java"));
    ThirdPartyJar.pack(plugins, greet, "greet", "0.1.0", "");
    Moie.Result alone = Moie.in(folder).run("greet", "Ada", "--loud");
    assertThat(alone.out()).as(alone.toString()).isEqualTo("HELLO, ADA!\n");

    Path polite = compile("polite", name -> name.contains("/polite/"), greet);
    ThirdPartyJar.pack(plugins, polite, "polite", "1.0.0", "greet@>=0.1.0 & <0.2.0");

    Moie.Result both = Moie.in(folder).run("greet", "Ada");
    assertThat(both.out()).as(both.toString()).isEqualTo("Good day, dear Ada.\n");
  }

  @Test
  void every_job_is_one_that_the_engine_loads() throws Exception {
    List<MatchResult> jobs = blocks("```json");
    assertThat(jobs).hasSizeGreaterThan(1);
    StateFiles.phase(folder, jobs.stream().map(job -> job.group(1)).toArray(String[]::new));

    Moie.Result status = Moie.in(folder).run("status", "--json");

    assertThat(status.exit()).as(status.toString()).isZero();
    assertThat(status.err()).isEmpty();
    assertThat(status.json().at("/phases/0/jobs")).hasSameSizeAs(jobs);
  }

  @Test
  void every_command_exists_with_its_options() throws Exception {
    List<String> commands =
        blocks("```sh").stream()
            .flatMap(block -> block.group(1).lines())
            .flatMap(line -> Arrays.stream(line.split("&&")))
            .map(String::strip)
            .filter(command -> command.startsWith("moie "))
            .distinct()
            .toList();
    assertThat(commands).hasSizeGreaterThan(4);
    for (String command : commands) {
      // Help is told for a command line that can be parsed, and nothing else is done.
      Moie.Result help = Moie.in(folder).run((command.substring(5) + " --help").split(" "));
      assertThat(help.exit()).as(command + help).isZero();
      assertThat(help.out()).as(command).contains("Usage: moie").doesNotContain("Usage: moie [");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
