package dev.moie.core.plugin;

import dev.moie.api.PluginExtensions;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import dev.moie.api.secret.Secrets;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What the engine offers for injection into a plugin's classes.
 *
 * @param files the part of the workspace that the plugin may use
 * @param services what all plugins share
 * @param extensions what other plugins add to this one
 */
record Offered(WorkspaceFiles files, PluginServices services, PluginExtensions extensions) {

  /** Every type that is offered. */
  static List<Class<?>> types() {
    return List.of(
        WorkspaceFiles.class,
        Processes.class,
        Clock.class,
        Secrets.class,
        PluginExtensions.class,
        HttpClient.class);
  }

  /** The service of a type; empty if it is none that is offered. */
  Optional<Object> of(Class<?> type) {
    if (type == WorkspaceFiles.class) {
      return Optional.of(files);
    }
    if (type == Processes.class) {
      return Optional.of(services.processes());
    }
    if (type == Clock.class) {
      return Optional.of(services.clock());
    }
    if (type == Secrets.class) {
      return Optional.of(services.secrets());
    }
    if (type == PluginExtensions.class) {
      return Optional.of(extensions);
    }
    // Last: naming the client loads its module, which few steps need.
    return type == HttpClient.class ? Optional.of(services.httpClient()) : Optional.empty();
  }
}
