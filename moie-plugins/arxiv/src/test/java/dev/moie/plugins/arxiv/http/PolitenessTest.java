package dev.moie.plugins.arxiv.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.moie.plugins.arxiv.testing.AskingProcess;
import dev.moie.plugins.arxiv.testing.FakeArxiv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How politely arXiv is asked, in real time, as its own clock measures it. */
class PolitenessTest {
  @TempDir Path folder;

  private FakeArxiv arxiv;

  @BeforeEach
  void start() throws IOException {
    arxiv = FakeArxiv.start();
  }

  @AfterEach
  void stop() {
    arxiv.close();
  }

  @Test
  void three_requests_are_three_seconds_apart() throws Exception {
    AskingProcess.ask(arxiv.at("/oai"), folder.resolve("gate"), PolitenessGate.PAUSE, 3);

    assertThat(arxiv.requests()).hasSize(3);
    assertThat(arxiv.shortestGapMillis()).isGreaterThanOrEqualTo(3000);
    assertThat(arxiv.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void two_processes_and_two_clients_in_one_take_turns_at_one_gate() throws Exception {
    Path gate = folder.resolve("gate");
    Duration pause = Duration.ofMillis(150);
    List<Process> processes = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 2; i++) {
        processes.add(AskingProcess.start(arxiv.at("/oai"), gate, pause, 5));
      }
      Callable<Void> client =
          () -> {
            AskingProcess.ask(arxiv.at("/oai"), gate, pause, 5);
            return null;
          };
      for (Future<Void> each : threads.invokeAll(List.of(client, client))) {
        each.get();
      }
      for (Process each : processes) {
        String out = new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(each.waitFor()).as(out).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
      threads.shutdownNow();
    }

    assertThat(arxiv.requests()).hasSize(4 * 5);
    assertThat(arxiv.mostAtOnce()).isEqualTo(1);
    assertThat(arxiv.shortestGapMillis()).isGreaterThanOrEqualTo(pause.toMillis());
  }

  @Test
  void a_process_that_dies_inside_the_gate_leaves_it_open_after_the_pause() throws Exception {
    Path gate = folder.resolve("gate");
    Duration pause = Duration.ofMillis(150);
    CountDownLatch asked = new CountDownLatch(1);
    arxiv.next(
        new FakeArxiv.Fault() {
          @Override
          public boolean apply(HttpExchange exchange, byte[] answer) {
            return true;
          }

          @Override
          public void delay() throws IOException {
            asked.countDown();
            FakeArxiv.slow(Duration.ofSeconds(60)).delay();
          }
        });
    Process stuck = AskingProcess.start(arxiv.at("/oai"), gate, pause, 1);
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

    stuck.destroyForcibly().waitFor();
    AskingProcess.ask(arxiv.at("/oai"), gate, pause, 1);

    assertThat(arxiv.requests()).hasSize(2);
  }

  @Test
  void a_gate_with_nonsense_in_it_costs_one_pause() throws Exception {
    Path gate = folder.resolve("gate");
    for (String nonsense : List.of("", "soon", "99999999999999", "-5", "1")) {
      Files.writeString(gate, nonsense);
      AskingProcess.ask(arxiv.at("/oai"), gate, Duration.ofMillis(50), 1);
    }

    assertThat(arxiv.requests()).hasSize(5);
  }
}
