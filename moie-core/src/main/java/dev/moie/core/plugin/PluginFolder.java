package dev.moie.core.plugin;

import java.nio.file.Path;

/**
 * A folder of plugin jars.
 *
 * @param path need not exist
 * @param origin whose it is
 */
public record PluginFolder(Path path, Origin origin) {

  /** Whose a folder is. */
  public enum Origin {
    /** The distribution's. */
    BUNDLED,
    /** Named on the command line. */
    ADDED,
    /** The workspace's. */
    WORKSPACE
  }
}
