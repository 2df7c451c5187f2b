package dev.moie.core.doctor;

import dev.moie.core.doctor.cluster.ClusterChecks;
import dev.moie.core.doctor.plugins.PluginChecks;
import dev.moie.core.doctor.setup.SetupChecks;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginTrust;
import dev.moie.core.testing.Golden;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.testing.TestHost;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set-up in a temporary folder: a real workspace with real jars, on a machine whose PATH, Java,
 * clock and disks are ours. The clock is far ahead of the files, so that none seems to be of
 * tomorrow.
 */
public final class Scene implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2090-01-05T12:00:00Z");
  private static final Golden GOLDEN = new Golden("dev/moie/core/doctor/golden");

  private final Path folder;
  private final Workspace workspace;
  private final Map<String, String> environment = new TreeMap<>();
  private final Map<String, String> names = new TreeMap<>();
  private final List<PluginFolder> lower = new ArrayList<>();
  private Optional<TestHost> host = Optional.empty();
  private PluginTrust trust = PluginTrust.NONE;
  private Optional<SharedStore> shared = Optional.empty();
  private Clock clock = new SettableClock(NOW);
  private JavaInstallation java = new JavaInstallation("17.0.9", "Maker", Path.of("/opt/java"));
  private Machine.Volume volume = new Machine.Volume("ext4", 50L << 30, 100L << 30);

  public Scene(Path folder) {
    try {
      this.folder = folder.toRealPath();
      this.workspace = new Workspace(Files.createDirectories(this.folder.resolve("ws")));
      Files.createDirectories(workspace.plugins());
      Files.createDirectories(this.folder.resolve("bin"));
      mode(workspace.root(), "rwxr-xr-x").mode(workspace.plugins(), "rwxr-xr-x");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    environment.put("PATH", this.folder.resolve("bin").toString());
    environment.put("HOME", this.folder.resolve("home").toString());
  }

  /** A healthy workspace with the probe plugin and one job. */
  public Scene healthy() {
    PluginJar.probe().into(workspace.plugins());
    return jobs("'verify': {'uses': 'probe/file', 'with': {'path': 'a'}}");
  }

  /** The state file: one phase with jobs 1.1, 1.2, …; of each the members, in single quotes. */
  public Scene jobs(String... members) {
    return allJobs("pending", members);
  }

  /** The same with cyclic jobs. */
  public Scene cyclicJobs(String... members) {
    return allJobs("cyclic", members);
  }

  private Scene allJobs(String status, String... members) {
    List<String> jobs = new ArrayList<>();
    for (String each : members) {
      String id = "1." + (jobs.size() + 1);
      jobs.add(
          "{'id': 'ID', 'task': 'Task ID', 'status': 'STATUS', "
                  .replace("ID", id)
                  .replace("STATUS", status)
              + each
              + "}");
    }
    return file(
        "sovereign_state_v2.json",
        ("{'meta': {'project': 'P', 'operator': 'O', 'boot_time': null, 'mode': 'daemon',\n"
                + " 'current_phase': 1, 'last_heartbeat': '2090-01-05T11:55:00Z'},\n"
                + " 'phases': [{'id': 1, 'name': 'ONE', 'status': 'active', 'jobs': [\n"
                + String.join(",\n", jobs)
                + "]}]}\n")
            .replace('\'', '"'));
  }

  /** Writes a file of the workspace. */
  public Scene file(String name, String text) {
    write(workspace.root().resolve(name), text);
    return this;
  }

  /** Writes a file anywhere in the folder. */
  public Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      mode(file, "rw-r--r--");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a program that a shell runs. */
  public Scene program(String name, String script) {
    return mode(write(folder.resolve(name), "#!/bin/sh\n" + script + "\n"), "rwxr-xr-x");
  }

  public Scene mode(Path file, String permissions) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Scene writtenAt(Path file, Instant time) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(time));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Scene variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Scene at(Instant now) {
    clock = new SettableClock(now);
    return this;
  }

  public Scene java(JavaInstallation installation) {
    java = installation;
    return this;
  }

  /** The workspace lies in a database. */
  public Scene in(SharedStore store) {
    shared = Optional.of(store);
    return this;
  }

  /** What a text is called in golden texts, since it differs from machine to machine. */
  public Scene naming(String text, String name) {
    names.put(text, name);
    return this;
  }

  public Scene disk(Machine.Volume found) {
    volume = found;
    return this;
  }

  /** A folder of plugins of lower precedence, with the distribution's. */
  public Path bundled() {
    Path bundled = folder.resolve("dist/plugins");
    lower.add(new PluginFolder(bundled, PluginFolder.Origin.BUNDLED));
    return bundled;
  }

  /** What is demanded of jars from now on; the clock is the real one, as that of the keys is. */
  public Scene demand(boolean lock, String... signers) {
    Optional<Path> file = Optional.of(workspace.pluginsLock());
    trust = new PluginTrust(file, lock, List.of(signers), Clock.systemUTC());
    return this;
  }

  public Path folder() {
    return folder;
  }

  public Workspace workspace() {
    return workspace;
  }

  public Path plugins() {
    return workspace.plugins();
  }

  public Clock clock() {
    return clock;
  }

  /** The host of the plugins; the same each time. */
  public TestHost host() {
    if (host.isEmpty()) {
      host = Optional.of(new TestHost(workspace, lower, trust));
    }
    return host.get();
  }

  public Site site() {
    List<PluginFolder> folders = new ArrayList<>(lower);
    folders.add(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE));
    return new Site(workspace, clock, host().host(), folders, shared);
  }

  public Machine machine() {
    return new Machine(environment, "ada", java, "moie", folder, clock, file -> volume);
  }

  public Setup setup() {
    return new Setup(machine(), "--home", Optional.of(site()));
  }

  /** What a check finds here. */
  public List<Finding> findings(Check check) {
    return findings(check, setup());
  }

  /** What a check finds. */
  public static List<Finding> findings(Check check, Setup setup) {
    try {
      // Patient: a busy machine must not make another text of it.
      Doctor doctor = new Doctor(Duration.ofMinutes(1), Duration.ofMinutes(1));
      return doctor.examine(List.of(check), setup).get(0).findings();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares what a check finds here with its golden text. */
  public void assertGolden(Check check) {
    assertGolden(check, "", findings(check));
  }

  /** Compares findings with a golden text of a check. */
  public void assertGolden(Check check, String variant, List<Finding> findings) {
    String name = check.id() + (variant.isEmpty() ? "" : "." + variant);
    GOLDEN.assertFits(name, normal(text(check, findings)));
  }

  private static String text(Check check, List<Finding> findings) {
    return check.id()
        + ": "
        + check.about()
        + "\n\n"
        + findings.stream().map(Scene::text).collect(Collectors.joining());
  }

  private static String text(Finding finding) {
    return finding.severity().text()
        + "  "
        + finding.line()
        + "\n"
        + (finding.cure().isEmpty() ? "" : "  cure: " + finding.cure() + "\n");
  }

  /** What is different on each machine gets the same name everywhere. */
  private String normal(String text) {
    String named = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      named = named.replace(name.getKey(), name.getValue());
    }
    return named
        .replace(workspace.root().toString(), "WORKSPACE")
        .replace(folder.toString(), "FOLDER")
        .replaceAll("[0-9a-f]{64}", "SHA-256")
        .replaceAll("[0-9a-f]{12}…", "SHA-256…")
        .replaceAll(" ended at [-0-9:TZ]+", " ended at TIME")
        .replaceAll("process [0-9]+ ", "process PID ")
        .replaceAll("[0-9]+ s (ahead|behind)", "SECONDS s $1")
        .replaceAll(" on [^ ]+ since [-0-9:TZ]+", " on HOST since TIME");
  }

  /** Every file of the folder, with its time, to compare before and after. */
  public List<String> fingerprint() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> found = new ArrayList<>();
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        found.add(
            folder.relativize(file)
                + " "
                + Files.getLastModifiedTime(file)
                + " "
                + Files.getPosixFilePermissions(file));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (host.isPresent()) {
      host.get().close();
    }
  }

  /** The check of a name. */
  public static Check check(String id) {
    return Stream.of(SetupChecks.all(), ClusterChecks.all(), PluginChecks.all())
        .flatMap(List::stream)
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no check " + id));
  }
}
