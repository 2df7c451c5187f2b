package dev.moie.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a removal.
 *
 * @param id the plugin
 * @param jars what was removed
 * @param usedInstead the jar of a folder of lower precedence that is used now
 * @param broken the plugins that do not work any more without it
 * @param locked whether the lock was changed
 */
public record Removed(
    String id, List<Path> jars, Optional<Path> usedInstead, List<String> broken, boolean locked) {

  public Removed {
    jars = List.copyOf(jars);
    broken = List.copyOf(broken);
  }
}
