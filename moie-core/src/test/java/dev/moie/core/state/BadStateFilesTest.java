package dev.moie.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.moie.core.io.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a state file can be wrong is told in one line, and the file is left alone. */
class BadStateFilesTest {
  private static final String GOOD = original();

  private static String original() {
    try (InputStream in =
        BadStateFilesTest.class.getResourceAsStream("/states/sovereign_state_v2.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Arguments edited(String from, String to, String expected) {
    if (!GOOD.contains(from)) {
      throw new IllegalArgumentException(from);
    }
    return arguments(expected, GOOD.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static Arguments whole(String text, String expected) {
    return arguments(expected, text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> documents() {
    return Stream.of(
        whole("hello world", ":1: not JSON: "),
        whole("", ":1: the file is empty; restore it from a backup"),
        whole("null", ":1: a state file is an object with \"meta\" and \"phases\""),
        whole("[1, 2]", ":1: a state file is an object with \"meta\" and \"phases\""),
        whole("{\"phases\": []}", ":1: \"meta\" is missing"),
        whole(
            GOOD.substring(0, GOOD.length() / 2),
            ":32: /phases/0/jobs/2/task: the file ends in the middle of the document"),
        whole("\uFEFF" + GOOD, ":1: the file begins with a byte order mark"),
        arguments(
            ":1: the file begins with a byte order mark", GOOD.getBytes(StandardCharsets.UTF_16)),
        arguments(
            ":4: byte 76 is not UTF-8",
            GOOD.replace("Lord", "L\u00ff").getBytes(StandardCharsets.ISO_8859_1)),
        whole("[".repeat(100_000), ":1: /0/0/0"),
        edited(
            "\"mode\"",
            "\"x\": " + "{\"a\":".repeat(5000) + "1" + "}".repeat(5000) + ", \"mode\"",
            ":6: /meta/x/a/a/a"),
        whole(GOOD + "\n{}", ":69: something follows the end of the document"),
        whole(GOOD + "garbage", ":68: not JSON: "),
        edited(
            "\"id\": \"1.2\"",
            "\"id\": \"1.1\"",
            ":24: /phases/0/jobs/1/id: another job has the id \"1.1\" (line 17)"),
        edited("\"id\": 2,", "\"id\": 1,", ":40: /phases/1/id: another phase has the id 1"),
        edited(
            "\"task\": \"Establish",
            "\"id\": \"1.1\", \"task\": \"Establish",
            ":18: /phases/0/jobs/0/id: the key stands twice in one object (first on line 17)"),
        edited(
            "\"task\": \"Establish",
            "\"needs\": [\"9.9\"], \"task\": \"Establish",
            ":18: /phases/0/jobs/0/needs: there is no job \"9.9\""),
        edited(
            "\"task\": \"Establish",
            "\"needs\": [\"5.1\"], \"task\": \"Establish",
            ":18: /phases/0/jobs/0/needs: "),
        edited("\"task\": \"Establish", "\"needs\": [\"1.2\"], \"task\": \"Establish", "1.2"),
        whole(
            GOOD.replace("\"id\": 1,", "\"id\": 1, \"concurrency\": 2,")
                .replace("\"task\": \"Establish", "\"needs\": [\"1.2\"], \"task\": \"Establish")
                .replace("\"task\": \"Create", "\"needs\": [\"1.3\"], \"task\": \"Create")
                .replace("\"task\": \"Link", "\"needs\": [\"1.1\"], \"task\": \"Link"),
            "1.1 -> 1.2 -> 1.3 -> 1.1"),
        edited(
            "\"status\": \"cyclic\"",
            "\"status\": \"running\"",
            ":62: /phases/2/jobs/0/status: unknown status \"running\"; write pending, completed or"
                + " cyclic"),
        edited(
            "\"status\": \"active\"",
            "\"status\": \"on\"",
            ":56: /phases/2/status: unknown status"),
        edited(
            "\"current_phase\": 5",
            "\"current_phase\": \"five\"",
            ":7: /meta/current_phase: must be a whole number"),
        edited(
            "\"current_phase\": 5",
            "\"current_phase\": 99999999999999999999",
            ":7: /meta/current_phase: must be a whole number"),
        edited(
            "\"current_phase\": 5",
            "\"current_phase\": 9",
            ":7: /meta/current_phase: there is no phase 9, and phase 5 is not completed"),
        edited(
            "\"meta\": {",
            "\"meta\": {\"schema_version\": 3,",
            ":2: /meta/schema_version: version 3 is newer than this program"),
        edited(
            "\"status\": \"cyclic\",",
            "\"status\": \"cyclic\", \"schedule\": \"every day\",",
            ":62: /phases/2/jobs/0/schedule: "),
        edited(
            "\"status\": \"cyclic\",",
            "\"status\": \"cyclic\", \"timeout\": \"10m\",",
            ":62: /phases/2/jobs/0/timeout: "),
        edited(
            "\"status\": \"cyclic\",",
            "\"status\": \"cyclic\", \"run\": {\"use\": \"arxiv/scan\"},",
            ":62: /phases/2/jobs/0/run"),
        edited(
            "\"status\": \"cyclic\",\n          \"verification_cmd\": \"false\"",
            "\"status\": \"pending\", \"run\": {\"uses\": \"arxiv/scan\"}",
            ":62: /phases/2/jobs/0/run: the action could never be known to be done"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void is_told_in_one_line_with_pointer_and_line(
      String expected, byte[] content, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("sovereign_state_v2.json");
    Files.write(file, content);
    FileStateStore store = new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC);
    List<StateChange> heartbeat =
        List.of(new StateChange.HeartbeatNoted(Instant.parse("2026-01-01T00:00:00Z")));

    InvalidStateException loading = catchThrowableOfType(InvalidStateException.class, store::load);
    InvalidStateException saving =
        catchThrowableOfType(
            InvalidStateException.class, () -> store.apply(StateUpdate.of(heartbeat)));

    String first = loading.getMessage().lines().findFirst().orElseThrow();
    assertThat(first)
        .contains(expected)
        .startsWith("sovereign_state_v2.json:")
        .hasSizeLessThan(400);
    assertThat(saving).hasMessage(loading.getMessage());
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_file_that_is_missing_or_a_folder_is_told(boolean missing, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("sovereign_state_v2.json");
    if (!missing) {
      Files.createDirectory(file);
    }

    InvalidStateException thrown =
        catchThrowableOfType(
            InvalidStateException.class,
            () -> new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC).load());

    assertThat(thrown)
        .hasMessageContaining(missing ? "there is no file " + file : file + " is not a file");
  }
}
