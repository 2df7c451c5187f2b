package dev.moie.core.plugin;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes instances of a plugin's classes that want something injected: by {@link PlainConstruction}
 * if it can, else by a {@link GuiceInjection} of the plugin's own.
 */
final class PluginInjector {
  private final Offered offered;
  private Optional<GuiceInjection> guice = Optional.empty();

  PluginInjector(Offered offered) {
    this.offered = offered;
  }

  /** Whether a class has a constructor to inject. */
  static boolean wants(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .anyMatch(constructor -> constructor.isAnnotationPresent(Inject.class));
  }

  Object instance(Class<?> type) throws ReflectiveOperationException {
    Optional<Object> plain = PlainConstruction.of(type, offered);
    return plain.isPresent() ? plain.get() : guice().instance(type);
  }

  private synchronized GuiceInjection guice() {
    if (guice.isEmpty()) {
      guice = Optional.of(new GuiceInjection(offered));
    }
    return guice.get();
  }
}
