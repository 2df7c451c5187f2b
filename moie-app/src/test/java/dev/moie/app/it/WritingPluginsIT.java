package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide for authors shows can be compiled, loaded and typed as it stands. */
class WritingPluginsIT {
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

  @Test
  void every_java_block_compiles_with_the_annotation_processor() throws Exception {
    List<MatchResult> named = blocks("<!-- file: (\\S+) -->\n```java");
    assertThat(named).hasSameSizeAs(blocks("```java")).hasSizeGreaterThan(5);
    List<Path> files = new ArrayList<>();
    for (MatchResult block : named) {
      assertThat(block.group(2)).doesNotContain("dev.moie.core", "dev.moie.app");
      Path file = folder.resolve(block.group(1));
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, block.group(2)));
    }
    Path classes = Files.createDirectory(folder.resolve("classes"));

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
              System.getProperty("java.class.path"),
              "-processor",
              "dev.moie.api.processor.PluginIndexProcessor");
      boolean done = compiler.getTask(told, manager, null, options, null, sources).call();
      assertThat(done).as(told.toString()).isTrue();
    }
    assertThat(classes.resolve("META-INF/moie/types.json"))
        .content()
        .contains("greet/published", "greet/publish", "FailureCounter");
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
