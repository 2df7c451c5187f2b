package dev.moie.core.plugin;

import com.google.inject.Binder;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.moie.api.files.WorkspaceFiles;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;

/**
 * A plugin's own stand-alone injector, made when a class needs more than {@link PlainConstruction}
 * gives. Never a child of another: a parent keeps the classes that its children made, and with them
 * the plugin's loader.
 */
final class PluginInjector {
  private final Offered offered;
  private Optional<Injector> injector = Optional.empty();

  PluginInjector(WorkspaceFiles files, PluginServices services) {
    this.offered = new Offered(files, services);
  }

  private synchronized Injector injector() {
    if (injector.isEmpty()) {
      injector = Optional.of(Guice.createInjector(Stage.PRODUCTION, this::bind));
    }
    return injector.get();
  }

  private void bind(Binder binder) {
    binder.requireAtInjectOnConstructors();
    Offered.types().forEach(type -> bind(binder, type));
  }

  private <T> void bind(Binder binder, Class<T> type) {
    binder.bind(type).toProvider(() -> type.cast(offered.of(type).orElseThrow()));
  }

  /** Whether a class has a constructor to inject. */
  static boolean wants(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .anyMatch(constructor -> constructor.isAnnotationPresent(Inject.class));
  }

  Object instance(Class<?> type) throws ReflectiveOperationException {
    Optional<Object> plain = PlainConstruction.of(type, offered);
    if (plain.isPresent()) {
      return plain.get();
    }
    try {
      return injector().getInstance(type);
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
