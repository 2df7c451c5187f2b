package dev.moie.core.process.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is executed but what we would have written, in a place that is ours. */
class LauncherFileTest {
  @TempDir Path temporary;
  private Path cache;
  private byte[] program;

  @BeforeEach
  void aMachine() {
    Optional<Machine> machine = Machine.here();
    assumeTrue(machine.isPresent(), "skipped: there is no launcher for this machine");
    program = machine.orElseThrow().program();
    cache = temporary.resolve("cache/moie");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList();
    }
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private Path made() throws IOException {
    return Launcher.in(cache).orElseThrow().file();
  }

  private void isGood(Path file) throws IOException {
    assertThat(file).isRegularFile().hasBinaryContent(program);
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r-x------");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void is_made_once_for_this_user_only() throws Exception {
    Path file = made();

    isGood(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
    Object first = Files.getAttribute(file, "unix:ino");
    assertThat(made()).isEqualTo(file);
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(first);
  }

  @Test
  void is_made_once_however_many_want_it_at_the_same_moment() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    List<Future<Optional<Launcher>>> wanted = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      wanted.add(callers.submit(() -> Launcher.in(cache)));
    }
    for (Future<Optional<Launcher>> one : wanted) {
      one.get();
    }
    callers.shutdown();

    isGood(made());
  }

  @Test
  void that_is_something_else_is_replaced_and_never_executed() throws Exception {
    Path file = made();
    Path proof = temporary.resolve("executed");
    byte[] hostile = ("#!/bin/sh\ntouch '" + proof + "'\n").getBytes(StandardCharsets.UTF_8);
    byte[] sameSize = program.clone();
    sameSize[sameSize.length - 100] ^= 1;
    for (byte[] content : List.of(hostile, sameSize, new byte[0])) {
      Files.delete(file);
      Files.write(file, content);
      mode(file, "rwxr-xr-x");

      isGood(made());
    }
    assertThat(proof).doesNotExist();
  }

  @Test
  void that_others_could_change_is_replaced() throws Exception {
    Path file = made();
    Object first = Files.getAttribute(file, "unix:ino");
    Files.createLink(temporary.resolve("keeps the number in use"), file);
    mode(file, "rwxrwxr-x");

    isGood(made());
    assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(first);
  }

  @Test
  void that_is_a_link_is_replaced_and_what_it_means_is_left_alone() throws Exception {
    Path file = made();
    Path elsewhere = Files.move(file, temporary.resolve("elsewhere"));
    Files.createSymbolicLink(file, elsewhere);

    isGood(made());
    assertThat(elsewhere).hasBinaryContent(program);
  }

  @Test
  void that_belongs_to_somebody_else_is_replaced_and_belongs_to_us() throws Exception {
    Path file = made();
    int user = (int) Files.getAttribute(file, "unix:uid");
    assumeTrue(user == 0, "skipped: only root can give files away");
    Files.setAttribute(file, "unix:uid", 12345);

    isGood(made());
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
  }

  @Test
  void in_a_folder_of_somebody_else_is_not_used() throws Exception {
    Path file = made();
    int user = (int) Files.getAttribute(file, "unix:uid");
    assumeTrue(user == 0, "skipped: only root can give folders away");
    for (Path folder : List.of(cache, cache.getParent())) {
      Files.setAttribute(folder, "unix:uid", 12345);
      assertThat(Launcher.in(cache)).isEmpty();
      Files.delete(file);
      assertThat(Launcher.in(cache)).isEmpty();
      assertThat(files()).isEmpty();
      Files.setAttribute(folder, "unix:uid", user);
      made();
    }
  }

  @Test
  void in_a_folder_that_others_may_write_to_is_not_used() throws Exception {
    made();
    for (Path folder : List.of(cache, cache.getParent())) {
      for (String mode : List.of("rwxrwx---", "rwxr-xrwx")) {
        mode(folder, mode);
        assertThat(Launcher.in(cache)).isEmpty();
      }
      mode(folder, "rwx------");
    }
    assertThat(Launcher.in(cache)).isPresent();
  }

  @Test
  void that_may_not_be_executed_is_left_alone() throws Exception {
    Path file = made();
    mode(file, "r--------");

    assertThat(Launcher.in(cache)).isEmpty();
    assertThat(files()).containsExactly(file);
  }

  @Test
  void has_no_place_below_a_file_or_a_missing_home() throws Exception {
    Path home = temporary.resolve("absent");
    assertThat(Launcher.in(home.resolve(".cache/moie"))).isEmpty();
    assertThat(home).doesNotExist();

    Path below = Files.createFile(temporary.resolve("file")).resolve("moie");
    assertThat(Launcher.in(below)).isEmpty();

    Path file = made();
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));
    assertThat(Launcher.in(cache)).isEmpty();
  }

  @Test
  void that_the_kernel_does_not_take_is_not_kept() throws Exception {
    byte[] foreign = program.clone();
    foreign[18] = 0; // e_machine: none
    foreign[19] = 0;

    assertThat(Launcher.in(cache, foreign)).isEmpty();
    assertThat(files()).isEmpty();
  }
}
