package dev.moie.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code moie status --watch}, on a terminal and elsewhere. */
class WatchIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private Path state;
  private Process process;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void aWorkspace() {
    state = StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void a_terminal_is_redrawn_in_place_until_q_and_is_left_as_it_was() throws Exception {
    onTerminal();
    waitFor("Task 1.1");
    change("Task 1.1", "Task renamed");
    waitFor("Task renamed");
    Files.writeString(state, "{ half");
    waitFor("sovereign_state_v2.json:1");

    type("q");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out.toString()).isZero();
    waitFor("after: icanon echo");
    assertThat(count("\u001b[?1049h")).isEqualTo(1);
    assertThat(count("\u001b[?1049l")).isEqualTo(1);
    assertThat(count("\u001b[H")).as("redraws").isGreaterThanOrEqualTo(3);
    assertThat(out.toString()).as("never blank in between").doesNotContain("\u001b[2J");
    assertThat(out.toString().indexOf("\u001b[?25h"))
        .isGreaterThan(out.toString().lastIndexOf("\u001b[H"));
  }

  @Test
  void control_c_ends_it_and_leaves_the_terminal_as_it_was() throws Exception {
    onTerminal();
    waitFor("Task 1.1");

    type("\u0003");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    waitFor("after: icanon echo");
    assertThat(count("\u001b[?1049l")).isEqualTo(1);
  }

  @Test
  void elsewhere_what_has_changed_is_printed_and_nothing_else() throws Exception {
    process = Moie.in(folder).start("status", "--watch", "--interval", "0.1s", "--json");
    read(process.getInputStream());
    waitFor("Task 1.1");
    change("Task 1.1", "Task renamed");
    waitFor("Task renamed");
    change("Task renamed", "Task third");
    waitFor("Task third");

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    for (String line : lines) {
      assertThat(new ObjectMapper().readTree(line).path("project").asText()).isEqualTo("P");
    }
  }

  @Test
  void it_ends_when_nobody_reads_it_any_more() throws Exception {
    process = Moie.in(folder).start("status", "--watch", "--interval", "0.1s");
    process.getInputStream().read();
    process.getInputStream().close();

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              change("\"operator\": \"O", "\"operator\": \"OO");
              return !process.isAlive();
            });
  }

  private void onTerminal() throws Exception {
    String moie = Moie.distribution().resolve("bin/moie").toString();
    // A control-C reaches the shell too: it must live on to tell how the terminal was left.
    String command =
        "trap : INT; "
            + moie
            + " status --watch --interval 0.1s; code=$?; echo after: $(stty -a | tr ' ;' '\\n\\n'"
            + " | grep -x -e icanon -e echo); exit $code";
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qefc", command, "/dev/null").directory(folder.toFile());
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("TERM", "xterm");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("MOIE_CDS", "off");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process = builder.start();
    read(process.getInputStream());
  }

  private void read(InputStream in) {
    Thread reader =
        new Thread(
            () -> {
              byte[] bytes = new byte[8192];
              try {
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                  out.append(new String(bytes, 0, n, UTF_8));
                }
              } catch (IOException ended) {
                // That is all there was.
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  private void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  private void change(String from, String to) throws IOException {
    Path beside = folder.resolve("new");
    Files.writeString(beside, Files.readString(state).replace(from, to));
    Files.move(beside, state, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void waitFor(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(out.toString()).contains(text));
  }

  private int count(String text) {
    return out.toString().split(Pattern.quote(text), -1).length - 1;
  }
}
