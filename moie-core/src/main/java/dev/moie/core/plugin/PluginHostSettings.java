package dev.moie.core.plugin;

import java.nio.file.Path;
import java.util.List;

/**
 * How a plugin host is set up.
 *
 * @param folders where jars lie; a later folder's plugin shadows an earlier one's of the same id
 * @param copies where the private copies go that plugins are loaded from; made when the first is
 *     needed
 * @param quarantine the plugins that are not used any more
 * @param apiVersion the version of the API that plugins can rely on, such as {@code 0.1.0}
 * @param services what plugins are given
 * @param limits how long plugin code may take
 * @param trust what is demanded of jars that do not come with the program
 * @param disabled the plugins that an operator has switched off
 */
public record PluginHostSettings(
    List<PluginFolder> folders,
    Path copies,
    Quarantine quarantine,
    String apiVersion,
    PluginServices services,
    PluginLimits limits,
    PluginTrust trust,
    DisabledPlugins disabled) {

  public PluginHostSettings {
    folders = List.copyOf(folders);
  }

  /** The settings of a host that demands nothing, with no plugin switched off. */
  public PluginHostSettings(
      List<PluginFolder> folders,
      Path copies,
      Quarantine quarantine,
      String apiVersion,
      PluginServices services,
      PluginLimits limits) {
    this(
        folders,
        copies,
        quarantine,
        apiVersion,
        services,
        limits,
        PluginTrust.NONE,
        DisabledPlugins.NONE);
  }

  /** The folder that people are told to put jars into. */
  String dropFolder() {
    return folders.stream()
        .reduce((earlier, later) -> later)
        .map(folder -> folder.path().toString())
        .orElse("the plugins folder");
  }
}
