package dev.moie.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.core.engine.BeatProgress;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.Engine;
import dev.moie.core.engine.FileJournal;
import dev.moie.core.engine.Heartbeat;
import dev.moie.core.engine.JobReport;
import dev.moie.core.engine.Simulation;
import dev.moie.core.io.Disk;
import dev.moie.core.log.ExecutionIds;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LazyExecutionLog;
import dev.moie.core.log.SqliteExecutionLog;
import dev.moie.core.plugin.DisabledPlugins;
import dev.moie.core.plugin.LocalPluginServices;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginTrust;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.InMemoryStateStore;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A workspace in a temporary folder with the real store, log, plugin host and the probe plugin;
 * only the clock is ours. Pauses move it.
 */
public final class TestWorkspace implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

  private final Disk disk;
  private final Workspace workspace;
  private final SettableClock clock = new SettableClock(START);
  private final LocalPluginServices services;
  private final PluginHost host;
  private final ExecutionLog log;
  private final Random random = new Random(1);
  private final ExecutionIds ids = new ExecutionIds(clock, random);
  private final List<String> pauses = new ArrayList<>();

  public TestWorkspace(Path root) {
    this(root, Disk.LOCAL);
  }

  /** A workspace whose state, journal, log mark and plugins' files are on another disk. */
  public TestWorkspace(Path root, Disk disk) {
    this(root, disk, PluginTrust.NONE);
  }

  /** A workspace that demands something of its plugins. */
  public TestWorkspace(Path root, Disk disk, PluginTrust trust) {
    this.disk = disk;
    this.workspace = new Workspace(root);
    PluginJar.probe().into(workspace.plugins());
    this.services = new LocalPluginServices(workspace, clock);
    this.host =
        new PluginHost(
            new PluginHostSettings(
                List.of(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE)),
                workspace.pluginCopies(),
                Quarantine.in(workspace.quarantine()),
                "0.1.0",
                services,
                TestHost.SHORT_LIMITS,
                trust,
                DisabledPlugins.in(workspace.disabledPlugins())));
    this.log = new LazyExecutionLog(disk, workspace.executionLog(), SqliteExecutionLog::open);
  }

  public Workspace workspace() {
    return workspace;
  }

  public SettableClock clock() {
    return clock;
  }

  public PluginHost host() {
    return host;
  }

  public ExecutionLog log() {
    return log;
  }

  /** The pauses that were made, as ISO durations. */
  public List<String> pauses() {
    return pauses;
  }

  /** Writes the state file: the current phase, then phases as JSON with single quotes. */
  public TestWorkspace state(int current, String... phases) {
    return rawState(
        ("{'meta': {'project': 'P', 'operator': 'O', 'boot_time': '2026-01-01T00:00:00.000Z',"
                + " 'mode': 'daemon', 'current_phase': "
                + current
                + ", 'last_heartbeat': '2026-01-01T00:00:00.000Z'}, 'phases': [\n"
                + String.join(",\n", phases)
                + "]}")
            .replace('\'', '"'));
  }

  public TestWorkspace rawState(String json) {
    file(Workspace.STATE_V2, json);
    return this;
  }

  /** A phase, its status and jobs, for {@link #state}. */
  public static String phase(int id, String status, String... jobs) {
    return "{'id': "
        + id
        + ", 'name': 'PHASE "
        + id
        + "', 'status': '"
        + status
        + "', 'jobs': [\n"
        + String.join(",\n", jobs)
        + "]}";
  }

  /** A job whose verification reads the file named after it; more members as JSON. */
  public static String job(String id, String status, String more) {
    return bare(
        id, status, "'verify': {'uses': 'probe/file', 'with': {'path': '" + id + "'}}" + and(more));
  }

  /** A job without a verification; more members as JSON. */
  public static String bare(String id, String status, String more) {
    return "{'id': '"
        + id
        + "', 'task': 'Task "
        + id
        + "', 'status': '"
        + status
        + "'"
        + and(more)
        + "}";
  }

  /** An action that makes the job's verification hold. */
  public static String write(String id) {
    return "'run': {'uses': 'probe/write', 'with': {'path': '" + id + "'}}";
  }

  private static String and(String more) {
    return more.isEmpty() ? "" : ", " + more;
  }

  public TestWorkspace file(String name, String text) {
    try {
      Files.writeString(workspace.root().resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text of a file; empty if it is not there. */
  public String text(String name) {
    try {
      Path file = workspace.root().resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the actions have noted, one line a run. */
  public List<String> ran() {
    return text("ran.txt").lines().toList();
  }

  public FileStateStore store() {
    return new FileStateStore(disk, workspace.stateFile(), ZoneOffset.UTC);
  }

  public Engine engine() {
    return new Engine(
        host,
        log,
        host,
        new FileJournal(disk, workspace.journal(), clock),
        clock,
        pause -> {
          pauses.add(pause.toString());
          clock.advance(pause);
        },
        ids,
        random);
  }

  public BeatReport beat() {
    return beat(false);
  }

  /** A beat that may fail. */
  public BeatReport tryBeat() throws Exception {
    try {
      return new Heartbeat(engine(), store()).beat(false, BeatProgress.NONE);
    } finally {
      log.close();
    }
  }

  public BeatReport beat(boolean singleStep) {
    try {
      return new Heartbeat(engine(), store()).beat(singleStep, BeatProgress.NONE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      // As when the process ends.
      log.close();
    }
  }

  public BeatReport simulate(boolean verifying) {
    try {
      byte[] bytes = Files.readAllBytes(workspace.stateFile());
      return new Simulation(engine(), new InMemoryStateStore("state", bytes, ZoneOffset.UTC))
          .plan(verifying, BeatProgress.NONE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The outcomes of a beat, such as {@code 1.1 VERIFIED}. */
  public static List<String> outcomes(BeatReport report) {
    return report.jobs().stream().map(job -> job.job().id() + " " + job.outcome()).toList();
  }

  /** What a beat says of a job. */
  public static JobReport reportOf(BeatReport report, String job) {
    return report.jobs().stream()
        .filter(each -> each.job().id().equals(job))
        .findFirst()
        .orElseThrow();
  }

  /** The state file as it lies on the disk. */
  public JsonNode onDisk() {
    try {
      return new ObjectMapper().readTree(workspace.stateFile().toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A job's object in the state file. */
  public JsonNode jobOnDisk(String id) {
    for (JsonNode phase : onDisk().path("phases")) {
      for (JsonNode job : phase.path("jobs")) {
        if (job.path("id").asText().equals(id)) {
          return job;
        }
      }
    }
    throw new IllegalArgumentException(id);
  }

  /** Every file of the workspace with its content. */
  public List<String> fingerprint() {
    try (Stream<Path> files = Files.walk(workspace.root())) {
      List<String> found = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        found.add(
            file
                + " "
                + (Files.isRegularFile(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).hashCode()
                    : "")
                + Files.getLastModifiedTime(file));
      }
      return found;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    host.close();
    services.close();
    log.close();
  }
}
