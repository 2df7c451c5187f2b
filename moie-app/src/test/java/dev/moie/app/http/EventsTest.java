package dev.moie.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.app.testing.StateFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever listens hears of everything, whichever process did it. */
class EventsTest {
  @TempDir Path folder;
  private ServedFolder served;

  @BeforeEach
  void serve() throws Exception {
    StateFiles.phase(
        folder,
        StateFiles.job("1.1", "'description': 'x'"),
        StateFiles.job("1.2", "'description': 'x'"));
    served = ServedFolder.of(folder);
  }

  @AfterEach
  void stop() throws Exception {
    served.close();
  }

  /** Reads a stream of events in the background. */
  private final class Listener implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream in;

    Listener(String lastId) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(served.url("/api/v1/events")));
      if (!lastId.isEmpty()) {
        request.header("Last-Event-ID", lastId);
      }
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .get()
          .asString()
          .startsWith("text/event-stream");
      in = answer.body();
      Thread reader = new Thread(this::read);
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try (BufferedReader text =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        text.lines().forEach(lines::add);
      } catch (IOException | java.io.UncheckedIOException closed) {
        lines.add("closed");
      }
    }

    void hears(String line) {
      await().untilAsserted(() -> assertThat(lines).anyMatch(each -> each.contains(line)));
    }

    String lastId() {
      return lines.stream()
          .filter(line -> line.startsWith("id: "))
          .reduce((first, second) -> second)
          .orElseThrow()
          .substring(4);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Test
  void an_alert_of_another_process_is_heard_of() throws Exception {
    try (Listener listener = new Listener("")) {
      listener.hears("event: hello");
      WrittenAlerts.fire(folder, "job/1.1/failing", "Task 1.1 fails", "");
      listener.hears("event: alerts");
      listener.hears("event: changed");
    }
  }

  @Test
  void an_order_an_edit_and_a_dropped_jar_are_heard() throws Exception {
    try (Listener listener = new Listener("")) {
      listener.hears("event: hello");

      served.order("/api/v1/jobs/1.1/complete", "{\"reason\": \"done\\nby hand\"}");
      listener.hears("event: started");
      listener.hears("event: ended");
      listener.hears("\"to\":\"completed\"");
      listener.hears("event: changed");

      Files.createDirectories(folder.resolve("plugins"));
      Files.writeString(folder.resolve("plugins/x.jar"), "x");
      listener.hears("event: plugins");
      assertThat(listener.lines)
          .allMatch(line -> line.isEmpty() || line.matches("(event|id|data|retry): .*|:.*"));
    }
  }

  @Test
  void what_was_missed_is_told_to_whoever_comes_back() throws Exception {
    String known;
    try (Listener listener = new Listener("")) {
      listener.hears("event: hello");
      served.order("/api/v1/jobs/1.1/complete", "{\"reason\": \"one\"}");
      listener.hears("event: changed");
      await()
          .untilAsserted(
              () -> {
                assertThat(listener.lines).anyMatch(line -> line.contains("completed"));
                assertThat(listener.lines.get(listener.lines.size() - 1)).isEmpty();
              });
      known = listener.lastId();
    }
    served.order("/api/v1/jobs/1.2/complete", "{\"reason\": \"two\"}");

    try (Listener again = new Listener(known)) {
      again.hears("\"job\":\"1.2\"");
      again.hears("event: changed");
    }
    try (Listener fromTheBeginning = new Listener("0-0-0")) {
      fromTheBeginning.hears("\"job\":\"1.1\"");
      fromTheBeginning.hears("\"job\":\"1.2\"");
    }
    try (Listener fromElsewhere = new Listener("999-999-999")) {
      fromElsewhere.hears("event: reset");
    }
    try (Listener nonsense = new Listener("what?")) {
      nonsense.hears("event: hello");
    }
  }

  @Test
  void a_server_that_stops_lets_its_listeners_go() throws Exception {
    Listener listener = new Listener("");
    listener.hears("event: hello");

    served.close();

    await().until(() -> listener.lines.contains("closed") || isAtEnd(listener));
    served = ServedFolder.of(folder);
  }

  private static boolean isAtEnd(Listener listener) {
    try {
      return listener.in.read() < 0;
    } catch (IOException closed) {
      return true;
    }
  }
}
