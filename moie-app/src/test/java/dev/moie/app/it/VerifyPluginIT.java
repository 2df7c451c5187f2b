package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.LoopbackServer;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verification step of the bundled jar, asked through the command line. */
class VerifyPluginIT {
  private static final String EMPTY_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path folder;
  private final List<String> jobs = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  private void check(String type, String with, String verdict) {
    String id = type + " " + jobs.size();
    jobs.add(
        StateFiles.job(
            id,
            "'timeout': 'PT5S', 'verify': {'uses': 'verify/"
                + type
                + "', 'with': {"
                + with
                + "}}"));
    expected.add(id + " " + verdict + " " + with);
  }

  @Test
  void answers_what_is_true() throws Exception {
    Path ws = Files.createDirectory(folder.resolve("ws"));
    Files.createFile(ws.resolve("empty"));
    Files.writeString(ws.resolve("text"), "first line\nsecond: 42 %\n");
    Files.writeString(ws.resolve("old"), "x");
    Files.setLastModifiedTime(
        ws.resolve("old"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    Files.writeString(
        ws.resolve("data.json"), "{\"a\": {\"b\": [1, \"two\", null, true]}, \"x/y\": 5}");
    Files.writeString(ws.resolve("broken.json"), "{\"a\": ");
    Files.createDirectory(ws.resolve("sub"));
    Files.createSymbolicLink(ws.resolve("dangling"), Path.of("nowhere"));

    check("command", "'command': 'true'", "VERIFIED");
    check("command", "'command': 'exit 3'", "NOT_VERIFIED");
    check("command", "'command': 'exit 3', 'expect_exit': 3", "VERIFIED");
    check("command", "'command': 'no-such-command-xyz'", "NOT_VERIFIED");
    check("command", "'command': 'kill -9 $$'", "INCONCLUSIVE");
    check("command", "'command': 'sleep 60'", "INCONCLUSIVE");
    check("command", "'argv': ['test', '-e', 'text']", "VERIFIED");
    check("command", "'argv': ['no-such-program-xyz']", "INCONCLUSIVE");
    check("command", "'argv': ['./text']", "INCONCLUSIVE");
    check("command", "'command': 'true', 'argv': ['true']", "INCONCLUSIVE");
    check("command", "'command': 'test -e ../text', 'cwd': 'sub'", "VERIFIED");
    check("command", "'command': 'test \\\"$A\\\" = \\\"b c\\\"', 'env': {'A': 'b c'}", "VERIFIED");

    check("file", "'path': 'text'", "VERIFIED");
    check("file", "'path': 'absent'", "NOT_VERIFIED");
    check("file", "'path': 'absent', 'exists': false", "VERIFIED");
    check("file", "'path': 'text', 'exists': false", "NOT_VERIFIED");
    check("file", "'path': 'sub', 'type': 'directory'", "VERIFIED");
    check("file", "'path': 'sub', 'type': 'file'", "NOT_VERIFIED");
    check("file", "'path': 'dangling'", "NOT_VERIFIED");
    check("file", "'path': 'text', 'min_size': 24, 'max_size': 24", "VERIFIED");
    check("file", "'path': 'text', 'min_size': 25", "NOT_VERIFIED");
    check("file", "'path': 'text', 'max_size': 23", "NOT_VERIFIED");
    check("file", "'path': 'old', 'max_age': 'P1D'", "NOT_VERIFIED");
    check("file", "'path': 'old', 'min_age': 'P1D'", "VERIFIED");
    check("file", "'path': 'text', 'max_age': 'PT1H'", "VERIFIED");
    check("file", "'path': 'empty', 'sha256': '" + EMPTY_SHA256 + "'", "VERIFIED");
    check("file", "'path': 'text', 'sha256': '" + EMPTY_SHA256 + "'", "NOT_VERIFIED");
    check("file", "'path': 'text', 'sha256': 'abc'", "INCONCLUSIVE");
    check("file", "'pth': 'text'", "INCONCLUSIVE");

    check("text", "'path': 'text', 'contains': '42 %'", "VERIFIED");
    check("text", "'path': 'text', 'contains': '43'", "NOT_VERIFIED");
    check("text", "'path': 'text', 'contains': '43', 'absent': true", "VERIFIED");
    check("text", "'path': 'text', 'matches': '^second: [0-9]+'", "VERIFIED");
    check("text", "'path': 'text', 'matches': '^[0-9]+$'", "NOT_VERIFIED");
    check("text", "'path': 'text', 'matches': '('", "INCONCLUSIVE");
    check("text", "'path': 'absent', 'contains': 'x'", "NOT_VERIFIED");
    check("text", "'path': 'sub', 'contains': 'x'", "NOT_VERIFIED");

    check("json", "'path': 'data.json', 'pointer': '/a/b/1', 'equals': 'two'", "VERIFIED");
    check("json", "'path': 'data.json', 'pointer': '/a/b/0', 'equals': '1'", "VERIFIED");
    check("json", "'path': 'data.json', 'pointer': '/x~1y', 'matches': '[0-9]'", "VERIFIED");
    check("json", "'path': 'data.json', 'pointer': '/a/b/9'", "NOT_VERIFIED");
    check("json", "'path': 'data.json', 'pointer': '/a/b/9', 'exists': false", "VERIFIED");
    check("json", "'path': 'data.json', 'pointer': 'a'", "INCONCLUSIVE");
    check("json", "'path': 'broken.json', 'pointer': '/a'", "NOT_VERIFIED");
    check("json", "'path': 'absent.json', 'pointer': '/a'", "NOT_VERIFIED");

    try (LoopbackServer server = LoopbackServer.start()) {
      server.on("/ok", 200, "all is well").on("/gone", 410, "").silent("/silent");
      int closed = LoopbackServer.closedPort();
      String ok = "'url': '" + server.url("/ok") + "'";
      check("http", ok, "VERIFIED");
      check("http", ok + ", 'contains': 'is well'", "VERIFIED");
      check("http", ok + ", 'contains': 'ill'", "NOT_VERIFIED");
      check("http", ok + ", 'status': 404", "NOT_VERIFIED");
      check("http", "'url': '" + server.url("/gone") + "', 'status': 410", "VERIFIED");
      check("http", ok + ", 'method': 'head'", "VERIFIED");
      check("http", "'url': '" + server.url("/silent") + "', 'timeout': 'PT0.5S'", "INCONCLUSIVE");
      check("http", "'url': 'http://127.0.0.1:" + closed + "/'", "INCONCLUSIVE");
      check("http", "'url': 'file:///etc/passwd'", "INCONCLUSIVE");
      check("port", "'port': " + server.port(), "VERIFIED");
      check("port", "'port': " + closed, "NOT_VERIFIED");
      check("port", "'port': " + closed + ", 'open': false", "VERIFIED");
      check("port", "'port': 70000", "INCONCLUSIVE");
      StateFiles.phase(ws, jobs.toArray(String[]::new));

      Moie.Result result = Moie.in(ws).run("verify", "--json");

      List<String> found = new ArrayList<>();
      for (int i = 0; i < jobs.size(); i++) {
        String id = expected.get(i).split(" ", 3)[0] + " " + i;
        String with = expected.get(i).split(" ", 4)[3];
        assertThat(result.job(id).path("reason").asText()).as(id).isNotBlank().hasLineCount(1);
        found.add(id + " " + result.job(id).path("verification").asText() + " " + with);
      }
      assertThat(found).containsExactlyElementsOf(expected);
      assertThat(result.exit()).isEqualTo(1);
      assertThat(server.requests()).contains("HEAD /ok", "silent /silent");
    }
  }
}
