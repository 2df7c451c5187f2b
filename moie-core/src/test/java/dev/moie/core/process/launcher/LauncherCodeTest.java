package dev.moie.core.process.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The machine code itself: here, and under an emulator (qemu-user) for the other processor. */
class LauncherCodeTest {
  @TempDir Path folder;

  private record Outcome(int code, String output) {}

  private Outcome run(Machine machine, String... arguments) throws Exception {
    Path file = folder.resolve("launcher");
    if (!Files.exists(file)) {
      Files.write(file, machine.program());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x------"));
    }
    List<String> command = new ArrayList<>();
    if (!Machine.here().equals(Optional.of(machine))) {
      Optional<Path> emulator = emulator(machine);
      assumeTrue(emulator.isPresent(), "skipped: there is no emulator for " + machine);
      command.add(emulator.orElseThrow().toString());
    }
    command.add(file.toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }

  private static Optional<Path> emulator(Machine machine) {
    String name = machine == Machine.AARCH64 ? "qemu-aarch64" : "qemu-x86_64";
    return Stream.of(name, name + "-static")
        .map(Path.of("/usr/bin")::resolve)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @EnumSource
  void becomes_the_program_in_a_session_of_its_own(Machine machine) throws Exception {
    String line = "set -- $$ $(cat /proc/$$/stat); test $1 = $6 -a $1 = $7 && echo \"$0\" leads";

    assertThat(run(machine, "/bin/sh", "name", "-c", line, "zero"))
        .isEqualTo(new Outcome(0, "zero leads\n"));
  }

  @ParameterizedTest
  @EnumSource
  void hands_arguments_and_environment_on(Machine machine) throws Exception {
    String line = "printf '<%s>' \"$@\"; test \"$PATH\" = '" + System.getenv("PATH") + "'";

    assertThat(run(machine, "/bin/sh", "sh", "-c", line, "0", "a", "", "b c"))
        .isEqualTo(new Outcome(0, "<a><><b c>"));
  }

  @ParameterizedTest
  @EnumSource
  void has_the_shell_run_what_is_no_executable(Machine machine) throws Exception {
    script("plain", "echo \"$0\" $# \"$2\"; exit 5");

    assertThat(run(machine, "./plain", "name", "a", "b"))
        .isEqualTo(new Outcome(5, "./plain 2 b\n"));
    assertThat(run(machine, "./plain", "name")).isEqualTo(new Outcome(5, "./plain 0 \n"));
  }

  @ParameterizedTest
  @EnumSource
  void says_what_it_cannot_execute(Machine machine) throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    String text = "cannot be executed; check its mode and its first line: ";

    assertThat(run(machine, "./absent", "x")).isEqualTo(new Outcome(127, text + "./absent\n"));
    assertThat(run(machine, "./folder", "x")).isEqualTo(new Outcome(126, text + "./folder\n"));
  }

  /** Whoever changes it has to see the tests above run under qemu-aarch64, and not be skipped. */
  @Test
  void for_arm_is_what_was_seen_to_run() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Machine.AARCH64.program());

    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("f232d5be4519c2a9d4f70ff629ee256675b22ebb31249e40c3b2a33dec21c79b");
  }
}
