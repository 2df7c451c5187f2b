package dev.moie.core.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.ActionResult;
import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import dev.moie.api.Verification;
import dev.moie.core.engine.StepCall;
import dev.moie.core.plugin.DisabledPlugins;
import dev.moie.core.plugin.LocalPluginServices;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginLimits;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.PluginTrust;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.state.Step;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real plugin host over the folder {@code plugins} of a workspace. */
public final class TestHost implements AutoCloseable {
  /** As short as makes the same things happen. */
  static final PluginLimits SHORT_LIMITS =
      new PluginLimits(
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(1));

  private final PluginHost host;
  private final LocalPluginServices services;

  public TestHost(Path root) {
    this(new Workspace(root), List.of());
  }

  /** A host with further folders of lower precedence. */
  public TestHost(Workspace workspace, List<PluginFolder> lower) {
    this(workspace, lower, PluginTrust.NONE);
  }

  /** A host that demands something of the jars. */
  public TestHost(Workspace workspace, List<PluginFolder> lower, PluginTrust trust) {
    List<PluginFolder> folders = new ArrayList<>(lower);
    folders.add(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE));
    this.services = new LocalPluginServices(workspace, Clock.systemUTC());
    this.host =
        new PluginHost(
            new PluginHostSettings(
                folders,
                workspace.pluginCopies(),
                Quarantine.in(workspace.quarantine()),
                "0.1.0",
                services,
                SHORT_LIMITS,
                trust,
                DisabledPlugins.in(workspace.disabledPlugins())));
  }

  public PluginHost host() {
    return host;
  }

  public List<PluginReport> reports() {
    return host.reports();
  }

  public PluginReport report(String id) {
    return reports().stream().filter(report -> report.id().equals(id)).findFirst().orElseThrow();
  }

  public Optional<String> provider(String uses) {
    return host.provider(step(uses, "{}"));
  }

  public Verification verify(String uses, String with) {
    return verify(uses, with, Duration.ofSeconds(30));
  }

  public Verification verify(String uses, String with, Duration timeout) {
    try {
      return host.verify(step(uses, with), call(timeout));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public ActionResult run(String uses, String with) {
    return run(uses, with, Duration.ofSeconds(30));
  }

  public ActionResult run(String uses, String with, Duration timeout) {
    try {
      return host.run(step(uses, with), call(timeout));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StepCall call(Duration timeout) {
    return new StepCall(
        JobInfo.of("1.1", "A task", "", false), PhaseInfo.of(1, "A phase"), 1, timeout, l -> {});
  }

  private static Step step(String uses, String with) {
    try {
      return new Step(uses, (ObjectNode) new ObjectMapper().readTree(with));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    host.close();
    services.close();
  }
}
