package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One installation that belongs to root, and another user who may only read it. */
class StartupOfOthersIT {
  private static final String SOMEBODY = "65534";

  private Path folder;

  @BeforeEach
  void onlyRootCanBecomeSomebodyElse() throws Exception {
    // A folder of JUnit's is closed to others.
    folder = Files.createTempDirectory("moie-others");
    assumeTrue(
        System.getProperty("user.name").equals("root")
            && run(List.of("setpriv", "--reuid=" + SOMEBODY, "true")).exit() == 0,
        "only root can start a program as another user, with setpriv");
    shell("chmod 755 . && cp -a '" + Moie.distribution() + "' moie && chmod -R a-w moie");
    for (String owned : List.of("ws", "home")) {
      Files.createDirectory(folder.resolve(owned));
    }
    StateFiles.phase(folder.resolve("ws"), StateFiles.job("1.1", "'verification_cmd': 'exit 1'"));
    shell("chown -R " + SOMEBODY + " ws home");
  }

  @AfterEach
  void cleanUp() {
    run(List.of("sh", "-c", "chmod -R u+w '" + folder + "'; rm -rf '" + folder + "'"));
  }

  @Test
  void each_user_has_an_archive_of_their_own_and_uses_nobody_elses() throws Exception {
    String own = folder + "/home";
    assertThat(beat(own).exit()).isZero();
    assertThat(version(own).json().at("/class_data_sharing/active").asBoolean()).isTrue();

    // Root's folder, as sudo may leave it in HOME: neither used nor written to.
    Path roots = Files.createDirectories(folder.resolve("root/.cache"));
    shell("chmod 777 root root/.cache");
    assertThat(beat(folder + "/root").exit()).isZero();
    assertThat(version(folder + "/root").json().at("/class_data_sharing/active").asBoolean())
        .isFalse();
    assertThat(roots).isEmptyDirectory();

    // An archive that somebody else has put there.
    shell("chown -R 0 home/.cache && chmod -R a+rX home/.cache && chown 65534 home/.cache");
    assertThat(version(own).json().at("/class_data_sharing/active").asBoolean()).isFalse();
  }

  @Test
  void a_home_that_cannot_be_written_to_changes_nothing() throws Exception {
    shell("chmod 555 home");
    Moie.Result beaten = beat(folder + "/home");
    assertThat(beaten.exit()).as(beaten.toString()).isZero();
    assertThat(beaten.err()).isEmpty();
    assertThat(folder.resolve("home")).isEmptyDirectory();
    assertThat(beat("/nonexistent").exit()).isZero();
  }

  private Moie.Result beat(String home) {
    return asSomebody(home, "--home", folder + "/ws", "heartbeat", "--json");
  }

  private Moie.Result version(String home) {
    return asSomebody(home, "version", "--json");
  }

  private Moie.Result asSomebody(String home, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=" + SOMEBODY,
                "--regid=" + SOMEBODY,
                "--clear-groups",
                "env",
                "HOME=" + home,
                folder + "/moie/bin/moie"));
    command.addAll(List.of(arguments));
    Moie.Result result = run(command);
    assertThat(result.err()).as(result.toString()).isEmpty();
    return result;
  }

  private void shell(String script) {
    Moie.Result done = run(List.of("sh", "-c", script));
    assertThat(done.exit()).as(done.toString()).isZero();
  }

  private Moie.Result run(List<String> command) {
    return Moie.in(folder)
        .with("MOIE_CDS", "")
        .with("XDG_CACHE_HOME", "")
        .program(command.toArray(String[]::new));
  }
}
