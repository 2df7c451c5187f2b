package dev.moie.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.moie.core.io.Disk;
import java.nio.charset.Charset;
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

/**
 * Files that are hard to read. Each is kept byte for byte on a save, but for the changed values, or
 * refused in a line and left alone.
 */
class TortureTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  /** A file in which {@code HERE} stands where a value is put that is none of our business. */
  private static final String FILE =
      "{\"meta\": {\"current_phase\": 1, \"last_heartbeat\": null}, \"x\": HERE, \"phases\": [\n"
          + "{\"id\": 1, \"name\": \"n\", \"status\": \"active\", \"jobs\": [\n"
          + "{\"id\": \"a\", \"task\": \"t\", \"status\": \"pending\", \"x\": HERE}]}]}\n";

  @TempDir Path folder;

  private static Arguments value(String name, String value) {
    return arguments(name, FILE.replace("HERE", value));
  }

  private static Arguments edited(String name, String what, String by) {
    String text = FILE.replace("HERE", "0");
    if (!text.contains(what)) {
      throw new IllegalArgumentException(what);
    }
    return arguments(name, text.replace(what, by));
  }

  static Stream<Arguments> kept() {
    return Stream.of(
        value("a number of 1000 digits", "-" + "9".repeat(999)),
        value("a number beyond every type", "1.5E+999999999"),
        value("a number as nobody writes it", "-0.000e-0"),
        value("lone surrogates as escapes", "\"\\ud800 \\udfff\\ud800\\uD800\""),
        value("a surrogate pair half by half", "\"\\uD83D\\uDE80 \uD83D\uDE80\""),
        value("every escape", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007F\\uffff\""),
        value(
            "characters that JSON allows as they are", "\"\u007f\u0080\u2028\u2029\uFEFF\uFFFF\""),
        value("an empty key and an empty object", "{\"\": {}, \" \": [], \"a/~b\": {\"\": \"\"}}"),
        value("a key of nearly 64 KiB", "{\"" + "k".repeat(65_000) + "\": 1}"),
        value("a text of a mebibyte", "\"" + "\u00e9".repeat(1 << 19) + "\""),
        value("nested as deep as it may be", "[".repeat(195) + "]".repeat(195)),
        value("white space of every kind", "\r\n\t \r[\r\n\t \r]\r\n\t \r"),
        arguments("line ends of Windows", FILE.replace("HERE", "1").replace("\n", "\r\n")),
        arguments("line ends of an old Macintosh", FILE.replace("HERE", "1").replace("\n", "\r")),
        arguments("no last newline", FILE.replace("HERE", "1").strip()),
        arguments("a thousand newlines behind it", FILE.replace("HERE", "1") + "\n".repeat(1000)),
        edited("keys in escapes", "\"status\": \"pending\"", "\"\\u0073tatus\": \"pending\""),
        edited("a value in escapes", "\"pending\"", "\"pend\\u0069ng\""),
        edited("an id of NUL and half a pair", "\"a\"", "\"\\u0000\\ud800\""),
        edited("the largest id of a phase", "\"id\": 1,", "\"id\": 1,\"concurrency\":2147483647,"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void kept(String name, String before) throws Exception {
    Path file = folder.resolve("state.json");
    Files.writeString(file, before);
    FileStateStore store = new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC);
    Job job = store.load().state().phases().get(0).jobs().get(0);
    List<StateChange> changes =
        List.of(
            new StateChange.HeartbeatNoted(NOW),
            new StateChange.JobStatusChange(
                job.id(), JobStatus.PENDING, JobStatus.COMPLETED, job.definition()));

    AppliedChanges applied = store.apply(StateUpdate.of(changes));

    assertThat(applied.refused()).isEmpty();
    String expected =
        before
            .replace("\"last_heartbeat\": null", "\"last_heartbeat\": \"2026-03-04T05:06:07.089Z\"")
            .replaceFirst("\"pend(i|\\\\u0069)ng\"", "\"completed\"");
    assertThat(Files.readAllBytes(file)).isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
    State again = new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC).load().state();
    assertThat(again).isEqualTo(applied.loaded().state());
    assertThat(again.meta().lastHeartbeat()).contains(NOW);
    assertThat(again.phases().get(0).jobs().get(0).status()).isEqualTo(JobStatus.COMPLETED);
  }

  private static Arguments refusedValue(String expected, String value) {
    return arguments(expected, FILE.replace("HERE", value).getBytes(StandardCharsets.UTF_8));
  }

  private static Arguments refusedEdit(String expected, String what, String by) {
    String text = (String) edited("", what, by).get()[1];
    return arguments(expected, text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> refused() {
    String good = FILE.replace("HERE", "0");
    return Stream.of(
        refusedValue(":1: /x: not JSON", "NaN"),
        refusedValue(":1: /x: not JSON", "Infinity"),
        refusedValue(":1: /x: not JSON", "-Infinity"),
        refusedValue(":1: /x: not JSON", "0x1F"),
        refusedValue(":1: /x: not JSON", "007"),
        refusedValue(":1: /x: not JSON", "+1"),
        refusedValue(":1: /x: not JSON", ".5"),
        refusedValue(":1: /x: not JSON", "1."),
        refusedValue(":1: /x: not JSON", "'single'"),
        refusedValue(":1: /x: not JSON", "\"\\x41\""),
        refusedValue(":1: /x: not JSON", "\"\\u12G4\""),
        refusedValue(":1: /x: not JSON", "\"a\tb\""),
        refusedValue(":1: byte 62 is NUL", "\"a\0b\""),
        refusedValue("not JSON", "\"two\nlines\""),
        refusedValue("not JSON", "[1, 2,]"),
        refusedValue("not JSON", "{\"a\": 1,}"),
        refusedValue("not JSON", "{a: 1}"),
        refusedValue("not JSON", "1 /* one */"),
        refusedValue("not JSON", "1 // one\n"),
        refusedValue(":1: /x: too deep, too long or too large", "1" + "0".repeat(1000)),
        refusedValue("too deep, too long or too large", "[".repeat(200) + "]".repeat(200)),
        refusedValue(
            "too deep, too long or too large", "{\"" + "k".repeat((64 << 10) + 1) + "\": 1}"),
        refusedValue("the key stands twice in one object", "{\"a\": 1, \"\\u0061\": 2}"),
        refusedEdit("the key stands twice", "\"task\"", "\"status\": \"completed\", \"task\""),
        refusedEdit("/phases/0/id: must be a whole number", "\"id\": 1,", "\"id\": 1.0,"),
        refusedEdit("/phases/0/id: must be a whole number", "\"id\": 1,", "\"id\": 1e0,"),
        refusedEdit("/phases/0/id: must be a whole number", "\"id\": 1,", "\"id\": 4294967297,"),
        refusedEdit(
            "/phases/0/id: must be a whole number",
            "\"id\": 1,",
            "\"id\": " + "9".repeat(900) + ","),
        arguments(":1: \"meta\" is missing", "{}".getBytes(StandardCharsets.UTF_8)),
        arguments(":1: byte 0 is NUL", "\0\0\0\0".getBytes(StandardCharsets.UTF_8)),
        arguments(":4: byte 186 is NUL", (good + "\0").getBytes(StandardCharsets.UTF_8)),
        arguments(
            ":1: the file begins with a byte order mark",
            ("\uFEFF" + good).getBytes(StandardCharsets.UTF_8)),
        arguments(":1: byte 1 is NUL", good.getBytes(StandardCharsets.UTF_16LE)),
        arguments(":1: byte 0 is NUL", good.getBytes(Charset.forName("UTF-32BE"))),
        arguments(":1: byte 61 is not UTF-8", cesu(good)),
        arguments(
            ":1: the file holds nothing but white space",
            " \r\n\t".getBytes(StandardCharsets.UTF_8)));
  }

  /** Half of a pair in three bytes, as UTF-8 does not allow. */
  private static byte[] cesu(String good) {
    byte[] bytes =
        good.replace("\"x\": 0, \"phases\"", "\"x\": \"abc\", \"phases\"")
            .getBytes(StandardCharsets.UTF_8);
    int at = new String(bytes, StandardCharsets.UTF_8).indexOf("abc");
    bytes[at] = (byte) 0xED;
    bytes[at + 1] = (byte) 0xA0;
    bytes[at + 2] = (byte) 0x80;
    return bytes;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String expected, byte[] content) throws Exception {
    Path file = folder.resolve("state.json");
    Files.write(file, content);
    FileStateStore store = new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC);

    InvalidStateException loading = catchThrowableOfType(InvalidStateException.class, store::load);
    InvalidStateException saving =
        catchThrowableOfType(
            InvalidStateException.class,
            () -> store.apply(StateUpdate.of(List.of(new StateChange.HeartbeatNoted(NOW)))));

    assertThat(loading).isNotNull();
    assertThat(loading.problems()).isNotEmpty();
    assertThat(loading.getMessage().lines().findFirst().orElseThrow())
        .startsWith("state.json:")
        .contains(expected)
        .hasSizeLessThan(500);
    assertThat(saving).hasMessage(loading.getMessage());
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
    assertThat(folder.toFile().list()).containsExactly("state.json");
  }
}
