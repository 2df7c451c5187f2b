package dev.moie.core.plugin;

import com.google.inject.Binder;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;

/**
 * A plugin's own stand-alone injector. Never a child of another: a parent keeps the classes that
 * its children made, and with them the plugin's loader.
 */
final class GuiceInjection {
  private final Injector injector;

  GuiceInjection(Offered offered) {
    this.injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            binder -> {
              binder.requireAtInjectOnConstructors();
              Offered.types().forEach(type -> bind(binder, type, offered));
            });
  }

  private static <T> void bind(Binder binder, Class<T> type, Offered offered) {
    binder.bind(type).toProvider(() -> type.cast(offered.of(type).orElseThrow()));
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
