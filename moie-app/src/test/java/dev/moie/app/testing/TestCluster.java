package dev.moie.app.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Nodes of one cluster, each a process with a folder of its own, and the jobs that tell what
 * becomes of them.
 *
 * <p>A job's action notes that it has begun, goes on for as long as there is a file {@code
 * ID.hold}, and has its effect then: a line in the file {@code effects}, in one step. One whose id
 * begins with {@code g} asks right before that whether the job is still its own.
 */
public final class TestCluster implements AutoCloseable {
  /** A second, and four missed ones. */
  public static final Duration LEASE = Duration.ofSeconds(4);

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final String url;
  private final String user;
  private final String schema;
  private final Map<String, RunningDaemon> nodes = new LinkedHashMap<>();

  /**
   * A cluster without nodes.
   *
   * @param folder an empty one
   */
  public TestCluster(Path folder, String url, String user, String schema) {
    this.folder = folder;
    this.url = url;
    this.user = user;
    this.schema = schema;
  }

  /** What all nodes see. */
  public Path shared() {
    return make(folder.resolve("shared"));
  }

  /** A node's workspace. */
  public Path home(String node) {
    Path home = make(folder.resolve(node));
    try {
      if (!Files.exists(home.resolve("moie.yaml"))) {
        Files.writeString(
            home.resolve("moie.yaml"),
            "store: "
                + url
                + "\ncluster: {user: "
                + user
                + ", schema: "
                + schema
                + ", node: "
                + node
                + ", heartbeat: PT1S, missed: 4, poll: PT0.2S}\ndaemon: {drain: PT10S}\n");
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command line in a node's workspace. */
  public Moie moie(String node) {
    return Moie.in(home(node));
  }

  /** Brings a state in. */
  public void begin(String... phases) {
    Path home = home("first");
    StateFiles.write(home, phases);
    Moie.Result imported = moie("first").run("cluster", "import");
    assertThat(imported.exit()).as(imported.toString()).isZero();
  }

  /** A job whose action tells what becomes of it. */
  public String job(String id, String more) {
    return StateFiles.job(
        id,
        "'verify': {'uses': 'verify/command', 'with': {'command': 'test -e "
            + shared().resolve(id + ".done")
            + "'}}, 'run': {'uses': 'probe/act'}"
            + more);
  }

  /** Gives a node the plugin that jobs need. */
  public void plugin(String node, String version) {
    ThirdPartyJar.action(
        home(node).resolve("plugins"),
        "probe",
        version,
        """
        java.nio.file.Path shared = java.nio.file.Path.of("SHARED");
        String id = job.job().id();
        String line = id + " " + job.fencingToken().orElse(-1) + " " + "VERSION "
            + ProcessHandle.current().pid() + "\\n";
        java.nio.file.StandardOpenOption[] append = {
          java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND};
        java.nio.file.Files.writeString(shared.resolve("begun"), line, append);
        boolean held = true;
        while (held) {
          held = java.nio.file.Files.exists(shared.resolve(id + ".hold"));
          try {
            Thread.sleep(20);
          } catch (InterruptedException notHere) {
            // What does not listen is the case that counts.
          }
        }
        if (id.startsWith("g") && !job.stillOwner()) {
          return ActionResult.failed("another node has the job");
        }
        java.nio.file.Files.writeString(shared.resolve("effects"), line, append);
        java.nio.file.Files.writeString(shared.resolve(id + ".done"), line, append);
        return ActionResult.succeeded("done");
        """
            .replace("SHARED", shared().toString())
            .replace("VERSION", version));
  }

  /** Starts a node, which beats every second if it leads. */
  public RunningDaemon start(String node, String... options) {
    List<String> words = new ArrayList<>(List.of("--every", "1s"));
    words.addAll(List.of(options));
    RunningDaemon daemon =
        RunningDaemon.start(moie(node), home(node), words.toArray(new String[0]));
    nodes.put(node, daemon);
    return daemon;
  }

  public RunningDaemon node(String name) {
    return nodes.get(name);
  }

  /** The name of the node that is a process. */
  public String nodeOf(long pid) {
    return nodes.entrySet().stream()
        .filter(each -> each.getValue().pid() == pid)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Has a job's action wait before its effect. */
  public void hold(String job) {
    try {
      Files.writeString(shared().resolve(job + ".hold"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it go on. */
  public void release(String job) {
    try {
      Files.deleteIfExists(shared().resolve(job + ".hold"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A line of what an action says.
   *
   * @param job the job's id
   * @param token the fencing token that it had
   * @param version of the plugin
   * @param pid of the node
   */
  public record Said(String job, long token, String version, long pid) {}

  /** The actions that have begun. */
  public List<Said> begun() {
    return said("begun");
  }

  /** The effects that there were. */
  public List<Said> effects() {
    return said("effects");
  }

  private List<Said> said(String file) {
    Path path = shared().resolve(file);
    try {
      List<Said> found = new ArrayList<>();
      for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
        String[] words = line.split(" ", -1);
        found.add(new Said(words[0], Long.parseLong(words[1]), words[2], Long.parseLong(words[3])));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often each job had its effect beyond the first time, if it had. */
  public Map<String, Integer> duplicates() {
    Map<String, Integer> counts = new TreeMap<>();
    effects().forEach(each -> counts.merge(each.job(), 1, Integer::sum));
    counts.replaceAll((job, count) -> count - 1);
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** Waits until an action of a job has begun, and one that fits. */
  public Said awaitsBegin(String job, Predicate<Said> which) {
    awaits(() -> begun().stream().anyMatch(each -> each.job().equals(job) && which.test(each)));
    return begun().stream()
        .filter(each -> each.job().equals(job) && which.test(each))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until something is so. */
  public void awaits(Callable<Boolean> condition) {
    try {
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    } catch (ConditionTimeoutException e) {
      StringBuilder logs = new StringBuilder("it is not so");
      nodes.forEach(
          (name, node) -> logs.append("\n--- ").append(name).append('\n').append(node.log()));
      throw new AssertionError(logs.toString(), e);
    }
  }

  /** Waits until some jobs have had their effect. */
  public void awaitsEffects(List<String> jobs) {
    awaits(() -> effects().stream().map(Said::job).toList().containsAll(jobs));
  }

  /** Waits until the log of some node has a text. */
  public void tells(String node, String text) {
    awaits(() -> nodes.get(node).log().contains(text));
  }

  @Override
  public void close() throws InterruptedException {
    for (RunningDaemon node : nodes.values()) {
      node.close();
    }
  }
}
