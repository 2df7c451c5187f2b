package dev.moie.core.plugin;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatException;
import java.lang.invoke.StringConcatFactory;
import java.lang.runtime.ObjectMethods;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the JDK itself keeps of a class loader that is not used any more, and how it is made to
 * forget it. Thread-safe.
 */
final class JdkCaches {
  private static final Logger LOG = LoggerFactory.getLogger(JdkCaches.class);

  private JdkCaches() {}

  /** Takes the place of the plugin's types in the caches that have one place only. */
  private record Mine(Mine mine) {}

  static void forget(ClassLoader loader) {
    ResourceBundle.clearCache(loader);
    try {
      takeOver();
    } catch (Throwable jdkHasChanged) {
      // Only the probe's answer can suffer from it: it names a holder that cannot be seen.
      LOG.debug("the caches of method handles are as they were", jdkHasChanged);
    }
  }

  /**
   * Up to JDK 18 a method handle holds the last type that it was adapted to for ever, and those
   * with which records are compared, hashed and printed, and strings joined, are constants of the
   * JDK: the last plugin that did this is held. So it is done once with types of our own.
   */
  private static void takeOver() throws Throwable {
    Lookup lookup = MethodHandles.lookup();
    MethodHandle getter = lookup.findVirtual(Mine.class, "mine", MethodType.methodType(Mine.class));
    record(
        "equals", lookup, MethodType.methodType(boolean.class, Mine.class, Object.class), getter);
    record("hashCode", lookup, MethodType.methodType(int.class, Mine.class), getter);
    record("toString", lookup, MethodType.methodType(String.class, Mine.class), getter);
    join(lookup, "\1", Mine.class);
    join(lookup, "a\1", Mine.class);
    join(lookup, "\1a", Mine.class);
    join(lookup, "\1\1", Mine.class, Mine.class);
    join(lookup, "a\1b\1c", Mine.class, Mine.class);
  }

  private static void record(String method, Lookup lookup, MethodType type, MethodHandle getter)
      throws Throwable {
    ObjectMethods.bootstrap(lookup, method, type, Mine.class, "mine", getter);
  }

  private static void join(Lookup lookup, String recipe, Class<?>... types)
      throws StringConcatException {
    MethodType type = MethodType.methodType(String.class, types);
    StringConcatFactory.makeConcatWithConstants(lookup, "join", type, recipe);
  }
}
