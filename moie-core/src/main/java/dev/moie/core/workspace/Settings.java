package dev.moie.core.workspace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What {@code moie.yaml} says; all of it is optional.
 *
 * @param timezone {@code timezone}: the zone of schedules, journal and logs; the system's by
 *     default
 * @param beat {@code beat}: how often something beats
 * @param backups {@code backups}: which backups of the state file stay
 * @param log {@code log}: what stays in the execution log
 * @param plugins {@code plugins}: what is demanded of plugin jars
 * @param killSwitch {@code kill_switch}: how many torsions stop the workspace
 * @param breaker {@code breaker}: when the action of a job that fails again and again is left alone
 * @param daemon {@code daemon}: how {@code moie daemon} works
 * @param http {@code http}: where the daemon serves its pages and its API
 * @param secrets {@code secrets}: where the value of each is read from, by name; none by default
 * @param alerts {@code alerts}: what is told to people, and how; to nobody by default
 * @param store {@code store} and {@code cluster}: where the state and the log lie; in the workspace
 *     by default
 */
public record Settings(
    ZoneId timezone,
    BeatSettings beat,
    BackupSettings backups,
    LogSettings log,
    PluginSettings plugins,
    KillSwitchSettings killSwitch,
    BreakerSettings breaker,
    DaemonSettings daemon,
    HttpSettings http,
    Map<String, SecretSource> secrets,
    AlertSettings alerts,
    StoreSettings store) {

  /** No person writes a settings file of this size. */
  private static final long MAX_BYTES = 1L << 20;

  public Settings {
    secrets = Map.copyOf(secrets);
  }

  public static Settings defaults() {
    return new Settings(
        ZoneId.systemDefault(),
        BeatSettings.DEFAULT,
        BackupSettings.DEFAULT,
        LogSettings.DEFAULT,
        PluginSettings.DEFAULT,
        KillSwitchSettings.DEFAULT,
        BreakerSettings.DEFAULT,
        DaemonSettings.DEFAULT,
        HttpSettings.DEFAULT,
        Map.of(),
        AlertSettings.DEFAULT,
        StoreSettings.DEFAULT);
  }

  /**
   * Reads a settings file.
   *
   * @param file need not exist
   * @throws SettingsException with all that is wrong with it
   * @throws IOException if it is there and cannot be read
   */
  public static Settings read(Path file) throws SettingsException, IOException {
    if (!Files.exists(file)) {
      return defaults();
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new SettingsException(
          List.of(file + ": the file is larger than " + MAX_BYTES + " bytes"));
    }
    // Apart, so that a workspace without settings does not load the YAML parser.
    return new SettingsReader(file).read();
  }

  /**
   * What a settings file itself says, without the defaults.
   *
   * @param file need not exist
   * @return empty if it is not there
   * @throws SettingsException if {@link #read} would not take it
   * @throws IOException if it is there and cannot be read
   */
  public static ObjectNode written(Path file) throws SettingsException, IOException {
    read(file);
    return Files.exists(file)
        ? new SettingsReader(file).tree()
        : JsonNodeFactory.instance.objectNode();
  }
}
