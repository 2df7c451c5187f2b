package dev.moie.core.plugin;

import java.lang.ref.WeakReference;
import java.util.Optional;

/**
 * What came of making ready for a step without running it.
 *
 * @param failure why the step could not run; empty if it could
 * @param loader the class loader of the plugin; cleared once the plugin is unloaded and nothing
 *     holds on to it, and from the beginning if it was not loaded
 */
public record Rehearsal(Optional<String> failure, WeakReference<ClassLoader> loader) {

  static Rehearsal failed(String why) {
    return new Rehearsal(Optional.of(why), new WeakReference<>(null));
  }
}
