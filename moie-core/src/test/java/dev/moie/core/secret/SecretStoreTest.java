package dev.moie.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.api.secret.SecretUnavailableException;
import dev.moie.core.process.LocalProcesses;
import dev.moie.core.workspace.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where secrets come from, how often they are read, and what is said when they cannot be. */
class SecretStoreTest {
  private final Map<String, String> environment = new HashMap<>();
  private final Masking masking = new Masking();

  @TempDir Path folder;
  private LocalProcesses processes;

  @BeforeEach
  void start() {
    processes = new LocalProcesses(folder, Optional.empty());
  }

  @AfterEach
  void stop() {
    processes.close();
  }

  private SecretStore store(SecretSource source) {
    return new SecretStore(Map.of("key", source), environment, folder, processes, masking);
  }

  private Path file(String mode, String content) throws Exception {
    Path file = Files.writeString(folder.resolve("key.txt"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  private static SecretSource program(Duration timeout, String... words) {
    return new SecretSource.Program(List.of(words), timeout);
  }

  private void isRefused(SecretSource source, String... why) {
    assertThatThrownBy(() -> store(source).get("key"))
        .isInstanceOf(SecretUnavailableException.class)
        .hasMessageStartingWith("the secret \"key\" ")
        .message()
        .contains(why);
    assertThat(masking.isIdle()).isTrue();
  }

  @Test
  void a_variable_a_file_and_a_program_hold_one() throws Exception {
    environment.put("KEY", "from-variable");
    assertThat(store(new SecretSource.Variable("KEY")).require("key")).isEqualTo("from-variable");
    file("rw-------", "from file\n");
    assertThat(store(new SecretSource.File("key.txt")).require("key")).isEqualTo("from file");
    SecretSource program =
        program(Duration.ofSeconds(20), "sh", "-c", "echo noise >&2; echo \"$0\"", "from program");
    assertThat(store(program).require("key")).isEqualTo("from program");
    assertThat(masking.mask("from-variable, from file, from program"))
        .isEqualTo("****, ****, ****");
  }

  @Test
  void one_that_is_not_configured_is_nothing_and_required_says_so() {
    SecretStore store = store(new SecretSource.Variable("KEY"));
    assertThat(store.get("other")).isEmpty();
    assertThatThrownBy(() -> store.require("other"))
        .hasMessageContaining("\"secrets\" in moie.yaml");
  }

  @Test
  void is_read_once_until_the_next_heartbeat_and_stays_hidden() throws Exception {
    file("rw-------", "first value");
    SecretStore store = store(new SecretSource.File("key.txt"));
    assertThat(store.require("key")).isEqualTo("first value");
    file("rw-------", "second value");
    assertThat(store.require("key")).isEqualTo("first value");
    store.forget();
    assertThat(store.require("key")).isEqualTo("second value");
    assertThat(masking.mask("first value, second value")).isEqualTo("****, ****");
  }

  @Test
  void a_file_that_others_may_read_is_refused_with_the_cure() throws Exception {
    Path file = file("rw-r-----", "the value");
    isRefused(new SecretSource.File("key.txt"), "others may look into", "chmod 600 " + file);
  }

  @Test
  void what_cannot_be_read_is_told_without_any_of_it() throws Exception {
    isRefused(new SecretSource.Variable("KEY"), "KEY is not set");
    isRefused(new SecretSource.File("none.txt"), "there is no file");
    isRefused(new SecretSource.File("."), "no file of at most");
    file("rw-------", "\n");
    isRefused(new SecretSource.File("key.txt"), "is empty");
    file("rw-------", "abc");
    isRefused(new SecretSource.File("key.txt"), "shorter than 4");
    isRefused(
        program(Duration.ofSeconds(20), "sh", "-c", "echo leak; exit 3"), "exit code 3", "by hand");
    isRefused(program(Duration.ofMillis(200), "sleep", "60"), "timed out");
    isRefused(program(Duration.ofSeconds(20), "no-such-program"), "exit code 127");
  }
}
