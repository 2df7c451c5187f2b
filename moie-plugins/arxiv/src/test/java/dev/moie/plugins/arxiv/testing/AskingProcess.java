package dev.moie.plugins.arxiv.testing;

import dev.moie.plugins.arxiv.http.PoliteClient;
import dev.moie.plugins.arxiv.http.PolitenessGate;
import dev.moie.plugins.arxiv.http.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Asks an address some times through a gate, in real time; also as a process of its own. */
public final class AskingProcess {
  private AskingProcess() {}

  /** Asks so often. */
  public static void ask(URI address, Path gate, Duration pause, int times)
      throws IOException, InterruptedException {
    Waiting waiting = Waiting.real(Clock.systemUTC());
    PoliteClient client =
        new PoliteClient(
            HttpClient.newHttpClient(),
            new PolitenessGate(gate, pause, waiting),
            gate.resolveSibling("cooldown"),
            waiting,
            new PoliteClient.Limits("moie-test", 1, waiting.now().plus(Duration.ofMinutes(5))));
    for (int i = 0; i < times; i++) {
      client.get(address, PoliteClient.Answer::status);
    }
  }

  /** Starts a process that does so. */
  public static Process start(URI address, Path gate, Duration pause, int times)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            AskingProcess.class.getName(),
            address.toString(),
            gate.toString(),
            pause.toString(),
            Integer.toString(times))
        .redirectErrorStream(true)
        .start();
  }

  /** Address, gate, pause, times. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ask(
        URI.create(arguments[0]),
        Path.of(arguments[1]),
        Duration.parse(arguments[2]),
        Integer.parseInt(arguments[3]));
  }
}
