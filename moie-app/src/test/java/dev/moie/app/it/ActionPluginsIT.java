package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.LoopbackServer;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled actions and the verifications that belong to them. */
class ActionPluginsIT {
  private static final String ONCE = "'retry': {'max_attempts': 1}, ";

  @TempDir Path folder;

  private Moie.Result beat(String... jobs) {
    StateFiles.phase(folder, jobs);
    return Moie.in(folder).run("heartbeat", "--json");
  }

  private static String outcome(Moie.Result result, String job) {
    return result.job(job).path("outcome").asText();
  }

  @Test
  void write_file_writes_with_mode_and_backup() throws Exception {
    Files.writeString(folder.resolve("out.sh"), "old");

    Moie.Result result =
        beat(
            StateFiles.job(
                "1.1",
                "'verify': {'uses': 'verify/text', 'with': {'path': 'out.sh', 'contains': 'new'}},"
                    + " 'run': {'uses': 'steps/write-file', 'with': {'path': 'out.sh', 'text':"
                    + " 'new', 'mode': '0750', 'backup': true}}"));

    assertThat(outcome(result, "1.1")).isEqualTo("EXECUTED");
    assertThat(folder.resolve("out.sh")).hasContent("new");
    assertThat(folder.resolve("out.sh.bak")).hasContent("old");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("out.sh"))))
        .isEqualTo("rwxr-x---");
  }

  @ParameterizedTest
  @CsvSource({
    "../outside.txt, outside the workspace",
    "link/x.txt, outside the workspace",
    "sovereign_state_v2.json, belongs to the engine",
    ".moie/lock, belongs to the engine",
  })
  void write_file_stays_inside_the_workspace(String path, String reason, @TempDir Path outside)
      throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), outside);

    Moie.Result result =
        beat(
            StateFiles.job(
                "1.1",
                ONCE
                    + "'verification_cmd': 'exit 1', 'run': {'uses': 'steps/write-file', 'with':"
                    + " {'path': '"
                    + path
                    + "', 'text': 'x'}}"));

    assertThat(outcome(result, "1.1")).isEqualTo("FAILED");
    assertThat(result.job("1.1").path("reason").asText()).contains(reason);
    assertThat(folder.resolveSibling("outside.txt")).doesNotExist();
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void command_runs_in_the_workspace() {
    Moie.Result result =
        beat(
            StateFiles.job(
                "1.1",
                "'verification_cmd': 'test \\\"$(cat made)\\\" = \\\"a b\\\"', 'run': {'uses':"
                    + " 'steps/command', 'with': {'command': 'printf %s \\\"$X\\\" > made', 'env':"
                    + " {'X': 'a b'}}}"));

    assertThat(outcome(result, "1.1")).isEqualTo("EXECUTED");
  }

  @Test
  void a_commands_failure_is_told_together_with_the_verifications() {
    Moie.Result result =
        beat(
            StateFiles.job(
                "1.1",
                ONCE
                    + "'verification_cmd': 'exit 1', 'run': {'uses': 'steps/command', 'with':"
                    + " {'command': 'exit 7'}}"));

    assertThat(result.job("1.1").path("reason").asText())
        .contains("the command failed: exit code 7")
        .contains("exit code 1");
  }

  @Test
  void the_research_logger_writes_a_daily_log_and_json_lines() throws Exception {
    Moie.Result result =
        beat(
            StateFiles.job(
                "1.1",
                "'verify': {'uses': 'research-logger/linked'},"
                    + " 'run': {'uses': 'research-logger/link'}"),
            StateFiles.job("1.2", "'verification_cmd': 'true'"));

    assertThat(outcome(result, "1.1")).isEqualTo("EXECUTED");
    try (Stream<Path> files = Files.list(folder.resolve("research_logs"))) {
      List<Path> logs = files.filter(f -> f.getFileName().toString().startsWith("20")).toList();
      assertThat(logs).hasSize(2);
      for (Path log : logs) {
        String text = Files.readString(log);
        assertThat(text).contains("Task 1.2");
        if (log.toString().endsWith(".jsonl")) {
          for (String line : text.lines().toList()) {
            assertThat(new ObjectMapper().readTree(line).isObject()).isTrue();
          }
        }
      }
    }
  }

  @Test
  void ollama_is_pulled_once_and_then_verified() {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.on(
          "/api/tags", 200, "{\"models\": [{\"name\": \"llama3:latest\"}, {\"name\": \"x:7b\"}]}");
      String url = "'url': '" + server.url("") + "'";

      Moie.Result result =
          beat(
              StateFiles.job(
                  "1.1",
                  "'verify': {'uses': 'ollama/model', 'with': {'model': 'llama3', " + url + "}}"),
              StateFiles.job(
                  "1.2",
                  "'verify': {'uses': 'ollama/model', 'with': {'model': 'x', " + url + "}}"));

      assertThat(outcome(result, "1.1")).isEqualTo("VERIFIED");
      assertThat(outcome(result, "1.2")).isEqualTo("ACTION_REQUIRED");
    }
  }

  @ParameterizedTest
  @CsvSource({"500, oops", "200, no json", "200, '{\"models\": 5}'"})
  void an_ollama_that_answers_nonsense_cannot_tell(int status, String body) {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.on("/api/tags", status, body);

      Moie.Result result =
          beat(
              StateFiles.job(
                  "1.1",
                  "'verify': {'uses': 'ollama/model', 'with': {'model': 'llama3', 'url': '"
                      + server.url("")
                      + "'}}"));

      assertThat(outcome(result, "1.1")).isEqualTo("INCONCLUSIVE");
    }
  }

  @Test
  void persistence_finds_the_entry_of_a_crontab_file() throws Exception {
    Files.writeString(
        folder.resolve("tab"), "# moie in a comment\n*/10 * * * * /opt/moie/bin/moie heartbeat\n");
    Files.writeString(folder.resolve("other"), "# moie heartbeat\n5 4 * * * backup\n");
    String scheduled =
        "'verify': {'uses': 'persistence/scheduled', 'with': {'kind': 'file', 'path': ";

    Moie.Result result =
        beat(
            StateFiles.job("1.1", scheduled + "'tab'}}"),
            StateFiles.job("1.2", scheduled + "'other'}}"));

    assertThat(outcome(result, "1.1")).isEqualTo("VERIFIED");
    assertThat(outcome(result, "1.2")).isEqualTo("ACTION_REQUIRED");
  }

  @Test
  void arxiv_harvests_and_writes_a_digest() throws Exception {
    String record =
        "<record><header><identifier>oai:arXiv.org:2401.00001</identifier><datestamp>2024-01-02"
            + "</datestamp></header><metadata><arXivRaw xmlns=\"http://arxiv.org/OAI/arXivRaw/\">"
            + "<id>2401.00001</id><version version=\"v1\"><date>Mon, 1 Jan 2024 10:00:00 GMT</date>"
            + "<size>9kb</size></version><title>A \n title</title><authors>A. Author</authors>"
            + "<categories>hep-th</categories><abstract>The &lt;b&gt;abstract&lt;/b&gt;</abstract>"
            + "</arXivRaw></metadata></record>";
    String answer =
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2024-01-02T00:00:00Z"
            + "</responseDate><ListRecords>"
            + record
            + "</ListRecords></OAI-PMH>";
    try (LoopbackServer server = LoopbackServer.start()) {
      server.on("/oai", 200, answer).on("/rss/hep-th", 200, "<rss><channel/></rss>");

      Moie.Result result = beat(scan(server));

      assertThat(outcome(result, "1.1")).as(result.toString()).isEqualTo("CYCLIC_RAN");
      assertThat(digest())
          .contains("Completeness: ")
          .contains("Metadata: 1")
          .contains(arxivThanks());
      assertThat(folder.resolve(".moie/data/arxiv")).as(result.toString()).exists();
    }
  }

  @Test
  void that_arxiv_asked_to_wait_stands_in_the_result_the_history_and_the_digest() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.on("/rss", 429, "busy").on("/oai", 429, "busy").on("/api", 429, "busy");

      // So little time is left that it does not wait itself.
      Moie.Result result =
          beat(scan(server).replace("'run':", "'timeout': 'PT25S', " + ONCE + "'run':"));

      assertThat(outcome(result, "1.1")).as(result.toString()).isEqualTo("CYCLIC_FAILED");
      assertThat(result.job("1.1").path("reason").asText())
          .contains("RATE_LIMITED: 127.0.0.1 answered 429; next try at 20");
      assertThat(digest()).contains("Completeness: RATE\\_LIMITED");
      JsonNode last =
          Moie.in(folder).run("history", "1.1", "--json").json().path("executions").path(0);
      assertThat(last.path("reason").asText()).contains("RATE_LIMITED").contains("next try at 20");
    }
  }

  private static String arxivThanks() {
    return "Thank you to arXiv for use of its open access interoperability.";
  }

  @Test
  void arxiv_writes_no_digest_of_a_recorded_answer_that_is_none() throws Exception {
    for (String bad :
        List.of(
            "<html><body>Sorry</body></html>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://ar",
            "<!DOCTYPE f [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>&b;</id></entry></feed>")) {
      Files.writeString(folder.resolve("answer.xml"), bad);
      String id = "1." + bad.length();

      Moie.Result result =
          beat(
              "{'id': 'ID', 'task': 'Scan', 'status': 'cyclic', 'run': {'uses': 'arxiv/scan', 'with': {'source': 'answer.xml'}}}"
                  .replace("ID", id));

      assertThat(outcome(result, id)).as(bad + result).isEqualTo("CYCLIC_FAILED");
      assertThat(folder.resolve("research_logs/arxiv")).doesNotExist();
    }
  }

  private static String scan(LoopbackServer server) {
    return "{'id': '1.1', 'task': 'Scan', 'status': 'cyclic', 'run': {'uses': 'arxiv/scan', 'with':"
        + " {'categories': ['hep-th'], 'pause': 'PT0S', 'feed_url': '"
        + server.url("/rss")
        + "', 'oai_url': '"
        + server.url("/oai")
        + "', 'api_url': '"
        + server.url("/api")
        + "'}}}";
  }

  private String digest() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("research_logs/arxiv"))) {
      return Files.readString(
          files.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow());
    }
  }
}
