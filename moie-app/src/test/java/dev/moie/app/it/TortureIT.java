package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State files that are hard to read, given to the program. */
class TortureIT {
  @TempDir Path folder;

  private static Path state(Path folder) {
    return StateFiles.phase(folder, StateFiles.job("1.1", "'x': 0, 'verification_cmd': 'true'"));
  }

  @ParameterizedTest
  @CsvSource({
    "heartbeat, Infinity, sovereign_state_v2.json:2: /phases/0/jobs/0/x: not JSON",
    "heartbeat, '[1,]', sovereign_state_v2.json:2: /phases/0/jobs/0/x",
    "status, 0x1F, sovereign_state_v2.json:2: /phases/0/jobs/0/x: not JSON",
    "'reset 1.1', NUL, is NUL",
    "'verify --all', DEEP, too deep",
    "simulate, '1, \"x\": 2', the key stands twice in one object",
  })
  void is_refused_in_one_line(String command, String value, String expected) throws Exception {
    Path file = state(folder);
    String odd = value.equals("DEEP") ? "[".repeat(100_000) : value.replace("NUL", "\"\0\"");
    byte[] content =
        Files.readString(file)
            .replace("\"x\": 0", "\"x\": " + odd)
            .getBytes(StandardCharsets.UTF_8);
    Files.write(file, content);

    Moie.Result result = Moie.in(folder).run(command.split(" "));

    assertThat(result.exit()).as(result.toString()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).startsWith("moie: ").contains(expected);
    assertThat(result.err()).hasSizeLessThan(600).doesNotContain("\tat ", "Exception");
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
    assertThat(folder.resolve(".moie/log.db")).doesNotExist();
  }

  @Test
  void what_may_be_odd_stays_so() throws Exception {
    Path file = state(folder);
    String odd = "[1E400, \"\\ud800\", {\"\": \"\\/\\u0000\"}, -0.0]";
    String before =
        Files.readString(file).replace("\"x\": 0", "\"x\" :" + odd).replace("\n", "\r\n").strip();
    Files.writeString(file, before);

    Moie.Result result = Moie.in(folder).run("heartbeat");

    assertThat(result.exit()).as(result.toString()).isZero();
    String after = Files.readString(file);
    assertThat(after).contains("\"x\" :" + odd, "\"status\": \"completed\"").endsWith("]}]}");
    assertThat(after.lines().count()).isEqualTo(before.lines().count());
    assertThat(after.split("\r\n", -1)).hasSameSizeAs(before.split("\r\n", -1));
    assertThat(Moie.in(folder).run("heartbeat").err()).isEmpty();
  }
}
