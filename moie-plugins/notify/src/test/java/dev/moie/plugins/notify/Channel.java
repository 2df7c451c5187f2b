package dev.moie.plugins.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Beat;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Severity;
import dev.moie.core.plugin.LocalPluginServices;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginLimits;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.state.Step;
import dev.moie.core.workspace.ChannelSettings;
import dev.moie.core.workspace.SecretSource;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A channel of the packed plugin, in the real host, with a secret of the name "key". */
final class Channel implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private final LocalPluginServices services;
  private final PluginHost host;
  private Duration timeout = Duration.ofSeconds(20);

  Channel(Path folder, String secret) throws Exception {
    Workspace workspace = new Workspace(folder);
    Files.createDirectories(workspace.plugins());
    Path jar = Path.of(System.getProperty("moie.plugin.jar"));
    Files.copy(jar, workspace.plugins().resolve("notify.jar"));
    services =
        new LocalPluginServices(
            workspace,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Optional.empty(),
            Map.of("key", new SecretSource.Variable("KEY")),
            Map.of("KEY", secret));
    host =
        new PluginHost(
            new PluginHostSettings(
                List.of(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE)),
                workspace.pluginCopies(),
                Quarantine.in(workspace.quarantine()),
                "0.1.1",
                services,
                PluginLimits.DEFAULT));
  }

  Channel within(Duration limit) {
    timeout = limit;
    return this;
  }

  static Alert alert(String subject, String message) {
    return Alert.of(
            "01abc", "job/1.1/failing", Severity.WARNING, Alert.Stage.RAISED, subject, message)
        .withTimes(NOW.minusSeconds(600), NOW)
        .withOrigin("P", "here:/ws");
  }

  private ChannelSettings settings(String type, String json) throws Exception {
    ObjectNode with = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
    return new ChannelSettings("c", new Step(type, with), Severity.INFO, timeout, true);
  }

  Delivery deliver(String type, String json, Alert alert) throws Exception {
    ChannelSettings channel = settings(type, json);
    Optional<String> obstacle = host.alerting().obstacle(channel);
    return obstacle.isPresent()
        ? Delivery.failed("OBSTACLE " + obstacle.get())
        : host.alerting().deliver(channel, alert);
  }

  Delivery beat(String json, Beat beat) throws Exception {
    return host.alerting().beat(settings("notify/ping", json), beat);
  }

  /** Whether the plugin can be used still. */
  boolean isUsable() {
    return host.alerting().troubles().isEmpty();
  }

  @Override
  public void close() throws Exception {
    host.close();
    services.close();
  }
}
