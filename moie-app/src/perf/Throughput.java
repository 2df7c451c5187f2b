import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.Verification;
import dev.moie.app.ExitWatch;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.logging.LateLogging;
import dev.moie.core.engine.StepCall;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.state.Step;
import dev.moie.core.workspace.Workspace;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Verifications per second, side by side with bare loops over {@link ProcessBuilder} in a plain
 * Java: rounds in which each has its turn, the ratio taken within a round. Started by the script
 * beside this file.
 */
final class Throughput {
  private static final int ROUNDS = Integer.getInteger("rounds", 11);
  private static final Duration TURN = Duration.ofMillis(Integer.getInteger("turn", 400));

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      plain();
      return;
    }
    LateLogging.choose();
    Path home = Files.createTempDirectory("moie-throughput");
    Workspace workspace = new Workspace(home);
    Surroundings surroundings = new Surroundings(System.getenv(), home, arguments[0], "nobody");
    try (Session session =
        new Session(
            workspace,
            surroundings,
            List.of(),
            home.resolve("copies"),
            Quarantine.in(workspace.quarantine()),
            new ExitWatch(),
            Clock.systemUTC(),
            note -> {})) {
      // First: the engine decides how programs are started before it starts one, and so does Java.
      verify(session);
      compare(session);
    } finally {
      try (var files = Files.walk(home)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static void compare(Session session) throws Exception {
    try (Plain plain = Plain.start()) {
      for (int parallelism : List.of(1, 2)) {
        Map<String, Callable<Double>> loops = new LinkedHashMap<>();
        loops.put("plain Java: sh -c true", () -> plain.rate(parallelism, "sh"));
        loops.put("plain Java: setsid sh -c true", () -> plain.rate(parallelism, "setsid"));
        loops.put("verify/command true", () -> rate(parallelism, () -> verify(session)));
        compare(parallelism, loops);
      }
    }
  }

  /** The bare loops, in a Java of their own with nothing set, as anybody would write them. */
  private static void plain() throws Exception {
    Scanner orders = new Scanner(System.in);
    while (orders.hasNextInt()) {
      int parallelism = orders.nextInt();
      String[] command =
          orders.next().equals("setsid")
              ? new String[] {"/usr/bin/setsid", "/bin/sh", "-c", "true"}
              : new String[] {"/bin/sh", "-c", "true"};
      System.out.println(rate(parallelism, () -> bare(command)));
    }
  }

  /** The other Java. */
  private record Plain(Process process, BufferedReader answers) implements AutoCloseable {

    static Plain start() throws Exception {
      Process process =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/java",
                  "-Dturn=" + TURN.toMillis(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  System.getProperty("source"))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new Plain(process, process.inputReader());
    }

    double rate(int parallelism, String kind) throws Exception {
      process.getOutputStream().write((parallelism + " " + kind + "\n").getBytes());
      process.getOutputStream().flush();
      return Double.parseDouble(answers.readLine());
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  private static Void bare(String... command) throws Exception {
    if (new ProcessBuilder(command).start().waitFor() != 0) {
      throw new AssertionError("it failed");
    }
    return null;
  }

  private static Void verify(Session session) throws Exception {
    ObjectNode with = JsonNodeFactory.instance.objectNode().put("command", "true");
    StepCall call =
        new StepCall(
            JobInfo.of("1.1", "A task", "", false),
            PhaseInfo.of(1, "A phase"),
            0,
            Duration.ofMinutes(10),
            line -> {});
    Verification answer = session.plugins().verify(new Step("verify/command", with), call);
    if (!answer.holds()) {
      throw new AssertionError(answer.reason());
    }
    return null;
  }

  private static void compare(int parallelism, Map<String, Callable<Double>> loops)
      throws Exception {
    List<String> names = List.copyOf(loops.keySet());
    double[][] rates = new double[names.size()][ROUNDS];
    // One round more, to warm up.
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < names.size(); i++) {
        double rate = loops.get(names.get(i)).call();
        if (round >= 0) {
          rates[i][round] = rate;
        }
      }
    }
    for (int i = 0; i < names.size(); i++) {
      System.out.printf(
          "parallelism %d  %-30s %5.0f/s", parallelism, names.get(i), median(rates[i]));
      for (int base = 0; base < i; base++) {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
          ratios[round] = rates[i][round] / rates[base][round];
        }
        System.out.printf("  %.2f of \"%s\"", median(ratios), names.get(base));
      }
      System.out.println();
    }
  }

  private static double rate(int parallelism, Callable<?> loop) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(parallelism);
    long start = System.nanoTime();
    long end = start + TURN.toNanos();
    List<Future<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < parallelism; i++) {
      counts.add(
          callers.submit(
              () -> {
                int done = 0;
                while (System.nanoTime() < end) {
                  loop.call();
                  done++;
                }
                return done;
              }));
    }
    int all = 0;
    for (Future<Integer> count : counts) {
      all += count.get();
    }
    double rate = all / ((System.nanoTime() - start) / 1e9);
    callers.shutdown();
    return rate;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
