package dev.moie.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class archive, as first runs, upgrades and broken disks treat it. */
class StartupIT {
  @TempDir Path folder;

  private Path cache;
  private Path temporary;
  private Moie moie;

  @BeforeEach
  void aWorkspaceAndAnEmptyCache() throws IOException {
    StateFiles.phase(folder.resolve("ws"), StateFiles.job("1.1", "'verification_cmd': 'exit 1'"));
    cache = Files.createDirectory(folder.resolve("a cache"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
    moie =
        Moie.in(folder)
            .with("MOIE_CDS", "")
            .with("XDG_CACHE_HOME", cache.toString())
            .with("MOIE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
  }

  @Test
  void the_first_heartbeat_makes_the_archive_and_the_next_start_uses_it() throws Exception {
    assertThat(status(moie).reason()).contains("the next heartbeat makes it");
    Set<Path> workspaceBefore = files(folder.resolve("ws"));

    Moie.Result first = beat(moie);

    assertThat(status(moie).active()).isTrue();
    assertThat(names(cache)).containsExactlyInAnyOrder("archive", "archive.stamp", "lock");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve("moie"))))
        .isEqualTo("rwx------");
    assertThat(files(temporary)).isEmpty();
    assertThat(files(folder.resolve("ws")))
        .hasSizeGreaterThan(workspaceBefore.size())
        .noneMatch(file -> file.toString().contains("training"));
    FileTime made = Files.getLastModifiedTime(archive());
    Moie.Result second = beat(moie);
    assertThat(second.job("1.1").path("reason")).isEqualTo(first.job("1.1").path("reason"));
    assertThat(Files.getLastModifiedTime(archive())).isEqualTo(made);
  }

  @Test
  void an_archive_that_does_not_fit_is_passed_over_in_silence_and_made_anew() throws Exception {
    beat(moie);
    Path archive = archive();
    Path stamp = archive.resolveSibling("archive.stamp");
    byte[] good = Files.readAllBytes(archive);
    byte[] otherHeader = good.clone();
    for (int i = 0; i < 64; i++) {
      otherHeader[i] ^= 0x55;
    }
    byte[] otherJvm = good.clone();
    byte[] name = "OpenJDK".getBytes(UTF_8);
    for (int i = 0; i < 4096 - name.length; i++) {
      if (Arrays.equals(otherJvm, i, i + name.length, name, 0, name.length)) {
        otherJvm[i] = 'X';
      }
    }
    Files.delete(archive);
    for (byte[] bad : List.of(new byte[0], "no archive".getBytes(UTF_8), otherHeader, otherJvm)) {
      Files.write(archive, bad);
      Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
      assertThat(status(moie).active()).isFalse();
    }
    Files.delete(archive);
    Files.createDirectory(archive);
    assertThat(status(moie).active()).isFalse();
    Files.delete(archive);

    // What the JVM would not survive: cut off, and so written to after the stamp.
    Files.write(archive, Arrays.copyOf(good, good.length / 3));
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minusSeconds(60)));
    assertThat(status(moie).active()).isFalse();

    beat(moie);
    assertThat(status(moie).active()).isTrue();
  }

  @Test
  void an_upgrade_makes_the_archive_anew() throws Exception {
    Path installed = copyOfTheDistribution();
    Moie copy = moie.from(installed);
    beat(copy);
    assertThat(status(copy).active()).isTrue();

    Path jar = installed.resolve("lib/moie-app.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    assertThat(status(copy).active()).isFalse();
    beat(copy);
    assertThat(status(copy).active()).isTrue();
  }

  @Test
  void without_a_place_for_it_everything_works_as_before() throws Exception {
    Moie homeless = moie.with("XDG_CACHE_HOME", "").with("HOME", "");
    beat(homeless);
    assertThat(status(homeless).reason()).contains("this user owns no cache folder");

    Path file = Files.createFile(folder.resolve("file"));
    Moie blocked = moie.with("XDG_CACHE_HOME", file.toString());
    beat(blocked);
    assertThat(status(blocked).active()).isFalse();

    Moie off = moie.with("MOIE_CDS", "off").with("XDG_CACHE_HOME", cache.toString());
    beat(off);
    assertThat(status(off).reason()).contains("MOIE_CDS=off");
    assertThat(names(cache)).isEmpty();
  }

  @Test
  void what_cannot_be_made_is_not_tried_again_and_again() throws Exception {
    // Two options that the JVM does not take together.
    Moie failing =
        moie.with("MOIE_JAVA_OPTS", "-XX:SharedArchiveFile=" + folder.resolve("nothing"));
    beat(failing);
    Path stamp = cacheFolder().resolve("archive.stamp");
    assertThat(Files.readString(stamp)).startsWith("failed");
    assertThat(status(failing).reason()).contains("could not be made");
    FileTime stamped = Files.getLastModifiedTime(stamp);

    beat(failing);

    assertThat(Files.getLastModifiedTime(stamp)).isEqualTo(stamped);
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    beat(moie.with("MOIE_JAVA_OPTS", ""));
    assertThat(Files.readString(stamp)).startsWith("made");
  }

  @Test
  void two_first_runs_at_once_do_no_harm() throws Exception {
    StateFiles.phase(folder.resolve("ws2"), StateFiles.job("1.1", "'verification_cmd': 'exit 1'"));
    Process one = moie.start("--home", folder + "/ws", "heartbeat", "--json");
    Process two = moie.start("--home", folder + "/ws2", "heartbeat", "--json");

    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();

    assertThat(status(moie).active()).isTrue();
    assertThat(names(cache)).containsExactlyInAnyOrder("archive", "archive.stamp", "lock");
  }

  @Test
  void a_killed_first_run_leaves_no_half_archive_and_the_workspace_is_free_meanwhile()
      throws Exception {
    Process process = moie.start("--home", folder + "/ws", "heartbeat");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> names(cache).contains("sovereign_state_v2.json"));
    assertThat(folder.resolve("ws/.moie/lock.json")).doesNotExist();
    List<ProcessHandle> training = process.descendants().toList();
    process.destroyForcibly().waitFor();
    training.forEach(ProcessHandle::destroyForcibly);

    assertThat(status(moie).active()).isFalse();
    beat(moie);

    assertThat(status(moie).active()).isTrue();
    assertThat(names(cache)).containsExactlyInAnyOrder("archive", "archive.stamp", "lock");
  }

  private record Status(boolean active, String reason) {}

  /** What {@code moie version} says; nothing else may be on its outputs. */
  private static Status status(Moie moie) {
    Moie.Result version = moie.run("version", "--json");
    assertThat(version.exit()).as(version.toString()).isZero();
    assertThat(version.err()).isEmpty();
    var sharing = version.json().path("class_data_sharing");
    return new Status(sharing.path("active").asBoolean(), sharing.path("reason").asText());
  }

  private Moie.Result beat(Moie moie) {
    Moie.Result beaten = moie.run("--home", folder + "/ws", "heartbeat", "--json");
    assertThat(beaten.exit()).as(beaten.toString()).isZero();
    assertThat(beaten.err()).isEmpty();
    assertThat(beaten.json().path("outcome").asText()).isEqualTo("ACTION_REQUIRED");
    return beaten;
  }

  private Path archive() {
    return cacheFolder().resolve("archive");
  }

  private Path cacheFolder() {
    return files(cache).stream()
        .filter(file -> file.endsWith("lock"))
        .findFirst()
        .orElseThrow()
        .getParent();
  }

  private Path copyOfTheDistribution() {
    Path copy = folder.resolve("moie");
    Moie.Result copied = moie.program("cp", "-a", Moie.distribution().toString(), copy.toString());
    assertThat(copied.exit()).isZero();
    return copy;
  }

  /** All but the launcher, which lies there too. */
  private static Set<String> names(Path below) {
    Set<String> names = new TreeSet<>();
    files(below).forEach(file -> names.add(file.getFileName().toString()));
    names.removeIf(name -> name.startsWith("launcher-"));
    return names;
  }

  /** Every file; those that go while we look do not count. */
  private static Set<Path> files(Path below) {
    try (Stream<Path> found = Files.find(below, 40, (path, facts) -> facts.isRegularFile())) {
      return new TreeSet<>(found.toList());
    } catch (UncheckedIOException goneMeanwhile) {
      return Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
