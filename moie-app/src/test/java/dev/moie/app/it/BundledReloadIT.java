package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Severity;
import dev.moie.api.policy.Trigger;
import dev.moie.app.testing.LoopbackServer;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.core.engine.ActionQuestion;
import dev.moie.core.engine.Ruling;
import dev.moie.core.engine.StepCall;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.io.Disk;
import dev.moie.core.plugin.LocalPluginServices;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginInUse;
import dev.moie.core.plugin.PluginLimits;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.PluginWatch;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.plugin.TypeInfo;
import dev.moie.core.plugin.UnloadReport;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.State;
import dev.moie.core.state.Step;
import dev.moie.core.workspace.ChannelSettings;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every bundled plugin is replaced again and again while its jobs run, and leaves nothing. */
@Tag("alone")
@Tag("slow")
class BundledReloadIT {
  private static final int ROUNDS = Boolean.getBoolean("moie.slow") ? 20 : 5;

  private static final String DECIDED =
      "'verification_cmd': 'test -e x', 'run': {'uses': 'steps/command', 'with': {'command': 'true'}}";

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  @Test
  void after_many_reloads_under_load_loaders_and_threads_are_as_before() throws Exception {
    Workspace workspace = new Workspace(folder);
    Files.createDirectories(workspace.plugins());
    List<Path> bundled = bundled();
    install(bundled, 0);
    Files.writeString(folder.resolve("governance.yaml"), "version: 1\n");
    StateFiles.phase(folder, StateFiles.job("1.1", DECIDED));
    State state =
        new FileStateStore(Disk.LOCAL, workspace.stateFile(), ZoneOffset.UTC).load().state();
    try (LoopbackServer server = LoopbackServer.start();
        LocalPluginServices services = new LocalPluginServices(workspace, Clock.systemUTC());
        PluginHost host = host(workspace, services)) {
      server.on("/", 200, "{\"models\": [{\"name\": \"llama3:latest\"}]}");
      List<TypeInfo> types =
          host.reports().stream().map(PluginReport::types).flatMap(List::stream).toList();
      PluginWatch watch = new PluginWatch(host, clock(), change -> {}, workspace.runningPlugins());
      for (TypeInfo type : types) {
        call(host, type, server);
      }
      decide(host, state);
      // A call's thread ends a moment after its answer.
      await().until(() -> threads().stream().noneMatch(name -> name.startsWith("moie-")));
      List<String> threads = threads();
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger calls = new AtomicInteger();
      ExecutorService load = Executors.newFixedThreadPool(2);
      for (int worker = 0; worker < 2; worker++) {
        int first = worker * types.size() / 2;
        load.execute(
            () -> {
              for (int i = first; !over.get(); i++) {
                call(host, types.get(i % types.size()), server);
                decide(host, state);
                calls.incrementAndGet();
              }
            });
      }
      for (int round = 1; round <= ROUNDS; round++) {
        int before = calls.get();
        install(bundled, round);
        watch.look();
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThat(watch.look()).hasSize(bundled.size());
        await().atMost(Duration.ofMinutes(1)).until(() -> calls.get() > before);
        if (round % 10 == 0) {
          assertReclaimed(host, round * bundled.size());
        }
      }
      over.set(true);
      load.shutdown();
      assertThat(load.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

      assertReclaimed(host, ROUNDS * bundled.size());
      assertThat(host.inUse())
          .hasSize(bundled.size())
          .extracting(PluginInUse::version)
          .containsOnly(ROUNDS + ".0.0");
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(threads()).isEqualTo(threads));
      System.out.println(
          bundled.size()
              + " bundled plugins, "
              + ROUNDS
              + " reloads each under "
              + calls
              + " calls: all loaders reclaimed, "
              + threads.size()
              + " threads as before");
    }
  }

  /** Of so many that were unloaded; the host tells of the last hundred. */
  private static void assertReclaimed(PluginHost host, int unloaded) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                host.unloads().size() == Math.min(100, unloaded)
                    && host.unloads().stream()
                        .noneMatch(each -> each.state() == UnloadReport.State.PENDING));
    assertThat(host.unloads())
        .allSatisfy(each -> assertThat(each.state()).isEqualTo(UnloadReport.State.RECLAIMED));
  }

  /** Those that come and go with the work are not counted, but they must be gone. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("awaitility") && !name.startsWith("pool-"))
        .filter(name -> !name.startsWith("HTTP-Dispatcher") && !name.startsWith("Common-Cleaner"))
        .filter(
            name ->
                !name.startsWith("HttpClient-")
                    && !name.startsWith("moie-http")
                    && !name.startsWith("process reaper"))
        .sorted()
        .toList();
  }

  private void call(PluginHost host, TypeInfo type, LoopbackServer server) {
    ObjectNode with = new ObjectMapper().createObjectNode();
    with.setAll(type.example());
    switch (type.name()) {
      case "arxiv/scan" -> with.put("source", "sample");
      case "ollama/model", "ollama/pull" -> with.put("url", server.url(""));
      case "verify/http" -> with.put("url", server.url("/"));
      case "verify/port" -> with.put("port", server.port());
      case "verify/command", "steps/command", "notify/command" -> with.put("command", "true");
      case "notify/webhook", "notify/ping" -> with.put("url", server.url("/"));
      case "notify/email" ->
          with.put("host", "127.0.0.1").put("port", server.port()).put("security", "none");
      case "notify/desktop" -> with.put("program", "true");
      default -> {
        // the example is harmless in an empty workspace
      }
    }
    StepCall call =
        new StepCall(
            JobInfo.of("1.1", "A task", "", false),
            PhaseInfo.of(1, "A phase"),
            1,
            Duration.ofSeconds(30),
            line -> {});
    try {
      if (type.kind().isChannel()) {
        deliver(host, new Step(type.name(), with));
        return;
      }
      String answer =
          type.kind() == StepExecutor.Kind.VERIFY
              ? host.verify(new Step(type.name(), with), call).reason()
              : host.run(new Step(type.name(), with), call).summary();
      assertThat(answer).doesNotContain("cannot be used", "Class", "configuration", "Linkage");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void decide(PluginHost host, State state) {
    ActionQuestion question =
        new ActionQuestion(
            state.phases().get(0), state.job("1.1").orElseThrow(), Trigger.HEARTBEAT, 1);
    try {
      assertThat(host.rulings(question).all())
          .extracting(Ruling::verdict)
          .containsExactly(Ruling.Verdict.ALLOW);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void deliver(PluginHost host, Step step) throws InterruptedException {
    Delivery delivery =
        host.alerting()
            .deliver(
                new ChannelSettings("c", step, Severity.INFO, Duration.ofSeconds(3), true),
                Alert.of("i", "k", Severity.INFO, Alert.Stage.TEST, "s", "m"));
    assertThat(delivery.detail())
        .doesNotContain("cannot be used", "Class", "configuration", "Linkage");
  }

  private static PluginHost host(Workspace workspace, LocalPluginServices services) {
    return new PluginHost(
        new PluginHostSettings(
            List.of(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE)),
            workspace.pluginCopies(),
            Quarantine.in(workspace.quarantine()),
            "0.1.0",
            services,
            PluginLimits.DEFAULT));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private static List<Path> bundled() throws IOException {
    try (Stream<Path> jars = Files.list(Moie.distribution().resolve("plugins"))) {
      return List.copyOf(new TreeSet<>(jars.toList()));
    }
  }

  /** The same jars as another version. */
  private void install(List<Path> bundled, int round) throws IOException {
    for (Path jar : bundled) {
      Path copy = folder.resolve("plugins").resolve(jar.getFileName());
      try (JarFile from = new JarFile(jar.toFile())) {
        Manifest manifest = new Manifest(from.getManifest());
        manifest.getMainAttributes().put(new Attributes.Name("Plugin-Version"), round + ".0.0");
        try (OutputStream out = Files.newOutputStream(copy);
            JarOutputStream to = new JarOutputStream(out, manifest)) {
          for (JarEntry entry : from.stream().toList()) {
            if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
              to.putNextEntry(new JarEntry(entry.getName()));
              from.getInputStream(entry).transferTo(to);
            }
          }
        }
      }
    }
  }
}
