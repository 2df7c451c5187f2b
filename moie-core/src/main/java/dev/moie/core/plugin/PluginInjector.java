package dev.moie.core.plugin;

import com.google.inject.Binder;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Arrays;

/**
 * A plugin's own stand-alone injector. Never a child of another: a parent keeps the classes that
 * its children made, and with them the plugin's loader.
 */
final class PluginInjector {
  private final Injector injector;

  PluginInjector(WorkspaceFiles files, PluginServices services) {
    this.injector =
        Guice.createInjector(Stage.PRODUCTION, (Binder binder) -> bind(binder, files, services));
  }

  private static void bind(Binder binder, WorkspaceFiles files, PluginServices services) {
    binder.requireAtInjectOnConstructors();
    binder.bind(WorkspaceFiles.class).toInstance(files);
    binder.bind(Processes.class).toInstance(services.processes());
    binder.bind(Clock.class).toInstance(services.clock());
    binder.bind(HttpClient.class).toProvider(services::httpClient);
  }

  /** Whether a class has a constructor to inject. */
  static boolean wants(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .anyMatch(constructor -> constructor.isAnnotationPresent(Inject.class));
  }

  Object instance(Class<?> type) throws ReflectiveOperationException {
    try {
      return injector.getInstance(type);
    } catch (ProvisionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ReflectiveOperationException(
          "its constructor threw " + Thrown.describe(cause), cause);
    } catch (ConfigurationException | CreationException e) {
      throw new ReflectiveOperationException(
          "its constructor wants something that the engine does not offer: " + e.getMessage(), e);
    }
  }
}
