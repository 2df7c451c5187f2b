package dev.moie.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessResult.Ending;
import dev.moie.api.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program does not notice who has started it: the launcher, or setsid. */
class LaunchedProgramsTest {
  @TempDir Path folder;
  @TempDir Path cache;
  private LocalProcesses launched;
  private LocalProcesses withSetsid;

  @BeforeEach
  void open() throws Exception {
    launched = new LocalProcesses(folder, Optional.of(cache.resolve("moie")));
    withSetsid = new LocalProcesses(folder, Optional.empty());
    assumeTrue(
        launched.run(ProcessSpec.shell("true")).isSuccess() && Files.exists(cache.resolve("moie")),
        "skipped: there is no launcher for this machine");
  }

  @AfterEach
  void close() {
    launched.close();
    withSetsid.close();
  }

  /** What is the same for both. */
  private ProcessResult run(ProcessSpec program) throws InterruptedException {
    ProcessResult result = launched.run(program);
    ProcessResult other = withSetsid.run(program);
    assertThat(result.ending()).isEqualTo(other.ending());
    assertThat(result.detail()).isEqualTo(other.detail());
    if (result.ending() == Ending.EXITED) {
      assertThat(result.code()).isEqualTo(other.code());
    }
    return result;
  }

  /** The output of both. */
  private String output(ProcessSpec program) throws InterruptedException {
    String output = run(program).output();
    assertThat(output).isEqualTo(withSetsid.run(program).output());
    return output;
  }

  private static ProcessSpec program(String... command) {
    return ProcessSpec.program(List.of(command));
  }

  private Path script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void it_leads_its_own_session_and_group() throws Exception {
    assumeTrue(ProcessTable.isThere(), "skipped: without /proc nobody can be asked");
    String[] ids =
        launched.run(program("sh", "-c", "echo $$; cat /proc/$$/stat")).output().split("\n", -1);
    List<String> stat = List.of(ids[1].split(" ", -1));

    assertThat(stat.get(4)).as("group").isEqualTo(ids[0]);
    assertThat(stat.get(5)).as("session").isEqualTo(ids[0]);
    assertThat(stat.get(3)).as("parent").isEqualTo(ProcessHandle.current().pid() + "");
  }

  @Test
  void it_has_its_own_name_and_arguments_and_nothing_else() throws Exception {
    String[] hostile = {
      "sh", "-c", "tr '\\0' '\\n' </proc/$$/cmdline", "", "a  b", "*", "\n", "", "end"
    };

    assertThat(output(program(hostile))).startsWith("sh\n-c\n").endsWith("\n\na  b\n*\n\n\n\nend");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1000})
  void it_gets_all_of_its_arguments(int count) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "printf '<%s>' $# \"$@\"", "name"));
    IntStream.range(0, count).forEach(i -> command.add(i == 1 ? "" : "x" + i));

    String output = output(ProcessSpec.program(command));

    assertThat(output).startsWith("<" + count + ">");
    assertThat(output.chars().filter(c -> c == '<').count()).isEqualTo(count + 1L);
  }

  @Test
  void its_environment_is_passed_on_unchanged() throws Exception {
    ProcessSpec program =
        program("env").withEnvironment(Map.of("EMPTY", "", "LINES", "a\nb", "EQUALS", "=a=b="));

    assertThat(output(program)).contains("EMPTY=\n", "LINES=a\nb\n", "EQUALS==a=b=");
  }

  @Test
  void its_path_may_have_spaces_and_any_letter() throws Exception {
    assumeTrue(
        System.getProperty("sun.jnu.encoding").equals("UTF-8"),
        "skipped: this Java knows no such file names; the packed program always does");
    script("a folder/pröbe 試 $x", "#!/bin/sh\necho \"$0\" \"$1\"");

    assertThat(output(program("a folder/pröbe 試 $x", "ü"))).isEqualTo("a folder/pröbe 試 $x ü");
  }

  @Test
  void its_name_may_look_like_an_option() throws Exception {
    script("bin/--help", "#!/bin/sh\necho \"$0\"");

    assertThat(output(program("--help").withEnvironment(Map.of("PATH", "bin"))))
        .isEqualTo("bin/--help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bin", "absent:bin", "file:bin", "forbidden:bin", "twice:bin", "", ":", "a:"})
  void it_is_found_in_path_as_anybody_would(String path) throws Exception {
    script("bin/probe", "#!/bin/sh\necho bin");
    script("probe", "#!/bin/sh\necho here");
    script("file", "");
    Files.createDirectories(folder.resolve("twice/probe"));
    Files.setPosixFilePermissions(
        script("forbidden/probe", "#!/bin/sh\necho forbidden"),
        PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(output(program("probe").withEnvironment(Map.of("PATH", path))))
        .isEqualTo(path.endsWith("bin") ? "bin" : "here");
  }

  @Test
  void a_script_without_a_first_line_is_run_by_the_shell() throws Exception {
    script("plain", "echo \"$0\" $# \"$2\"");

    assertThat(output(program("./plain", "a", "b c"))).isEqualTo("./plain 2 b c");
    assertThat(output(program("plain", "a", "b").withEnvironment(Map.of("PATH", "."))))
        .isEqualTo("./plain 2 b");
  }

  @Test
  void what_is_missing_or_no_program_is_not_started() throws Exception {
    Files.writeString(folder.resolve("text"), "no program");

    assertThat(run(program("no-such-program")).ending()).isEqualTo(Ending.NOT_STARTED);
    assertThat(run(program("./absent")).ending()).isEqualTo(Ending.NOT_STARTED);
    assertThat(run(program("./text")).ending()).isEqualTo(Ending.NOT_STARTED);
    assertThat(run(program("")).ending()).isEqualTo(Ending.NOT_STARTED);
  }

  @Test
  void what_turns_out_not_to_be_executable_says_so_and_has_the_exit_code_of_a_shell()
      throws Exception {
    script("lost", "#!/no/such/interpreter\n");
    script("odd", "#!/dev/null\n");

    ProcessResult lost = run(program("./lost", "x"));
    ProcessResult odd = run(program("./odd"));

    assertThat(lost.code()).isEqualTo(127);
    assertThat(lost.output())
        .isEqualTo("cannot be executed; check its mode and its first line: ./lost");
    assertThat(odd.code()).isEqualTo(126);
    assertThat(odd.output()).endsWith(": ./odd");
  }

  @Test
  void when_the_launcher_has_gone_it_is_run_all_the_same_and_once() throws Exception {
    Path launcher = launcher();
    Files.delete(launcher);

    for (int i = 1; i <= 2; i++) {
      assertThat(launched.run(program("sh", "-c", "echo $$ >> runs")).isSuccess()).isTrue();
      assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(i);
    }
    script("lost", "#!/no/such/interpreter\n");
    assertThat(launched.run(program("./lost")).output()).contains("setsid");
    assertThat(launcher).doesNotExist();
  }

  @Test
  void when_it_cannot_be_started_the_launcher_is_not_blamed() throws Exception {
    List<String> tooLong = List.of("echo", "x".repeat(3_000_000));
    assertThat(run(ProcessSpec.program(tooLong)).ending()).isEqualTo(Ending.NOT_STARTED);

    script("lost", "#!/no/such/interpreter\n");

    assertThat(launched.run(program("./lost")).output()).startsWith("cannot be executed");
  }

  private Path launcher() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("moie"))) {
      return files.findFirst().orElseThrow();
    }
  }
}
