package dev.moie.core.workspace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads {@code moie.yaml} strictly: an unknown key is an error with the one that was probably
 * meant. A new section is a record, a method here, and its key in {@link #read}.
 */
final class SettingsReader {
  private final Path file;

  SettingsReader(Path file) {
    this.file = file;
  }

  Settings read() throws SettingsException, IOException {
    SettingsProblems problems = new SettingsProblems(file);
    SettingsSection top = SettingsSection.top(compose(), problems);
    ZoneId zone = top.zone("timezone", ZoneId.systemDefault());
    Settings settings =
        new Settings(
            zone,
            beat(top.section("beat")),
            backups(top.section("backups")),
            log(top.section("log")),
            plugins(top.section("plugins")),
            killSwitch(top.section("kill_switch")),
            breaker(top.section("breaker")),
            daemon(top.section("daemon")),
            http(top.section("http")),
            new SecretsReader(top.section("secrets")).read(),
            new AlertsReader(top.section("alerts"), zone).read(),
            new StoreReader(top).read());
    top.refuseOthers();
    problems.throwIfAny();
    return settings;
  }

  /** What the file itself says, without defaults; empty if it says nothing. */
  ObjectNode tree() throws SettingsException, IOException {
    SettingsProblems problems = new SettingsProblems(file);
    Node root = compose();
    ObjectNode tree =
        root == null
            ? JsonNodeFactory.instance.objectNode()
            : new YamlObject("moie.yaml", problems).read(root);
    problems.throwIfAny();
    return tree;
  }

  private static BeatSettings beat(SettingsSection section) {
    BeatSettings settings =
        new BeatSettings(section.duration("every", BeatSettings.DEFAULT.every()));
    section.refuseOthers();
    return settings;
  }

  private static BackupSettings backups(SettingsSection section) {
    BackupSettings settings =
        new BackupSettings(
            section.whole("keep", BackupSettings.DEFAULT.keep()),
            section.duration("max_age", BackupSettings.DEFAULT.maxAge()));
    section.refuseOthers();
    return settings;
  }

  private static LogSettings log(SettingsSection section) {
    LogSettings settings =
        new LogSettings(
            section.duration("keep", LogSettings.DEFAULT.keep()),
            section.whole("max_executions", LogSettings.DEFAULT.maxExecutions()));
    section.refuseOthers();
    return settings;
  }

  private static PluginSettings plugins(SettingsSection section) {
    PluginSettings settings =
        new PluginSettings(
            section.yesOrNo("require_lock", PluginSettings.DEFAULT.requireLock()),
            section.fingerprints("require_signer"),
            section.whole("max_download_mib", PluginSettings.DEFAULT.maxDownloadMib()),
            section.texts("require_policies").orElse(List.of()));
    section.refuseOthers();
    return settings;
  }

  private static KillSwitchSettings killSwitch(SettingsSection section) {
    KillSwitchSettings settings =
        new KillSwitchSettings(
            section.whole("critical", KillSwitchSettings.DEFAULT.critical()),
            section.whole("events", KillSwitchSettings.DEFAULT.events()),
            section.duration("within", KillSwitchSettings.DEFAULT.within()));
    section.refuseOthers();
    return settings;
  }

  private static BreakerSettings breaker(SettingsSection section) {
    BreakerSettings settings =
        new BreakerSettings(
            section.whole("failures", BreakerSettings.DEFAULT.failures()),
            section.duration("pause", BreakerSettings.DEFAULT.pause()));
    section.refuseOthers();
    return settings;
  }

  private static DaemonSettings daemon(SettingsSection section) {
    SettingsSection log = section.section("log");
    DaemonSettings.LogFile file = DaemonSettings.DEFAULT.log();
    DaemonSettings settings =
        new DaemonSettings(
            section.whole("max_jobs", DaemonSettings.DEFAULT.maxJobs()),
            section.whole("max_jobs_per_plugin", DaemonSettings.DEFAULT.maxJobsPerPlugin()),
            section.duration("drain", DaemonSettings.DEFAULT.drain()),
            new DaemonSettings.LogFile(
                log.text("file").map(Path::of),
                log.choice("format", DaemonSettings.Format.class, file.format()),
                log.whole("max_mib", file.maxMib()),
                log.whole("keep", file.keep())));
    log.refuseOthers();
    section.refuseOthers();
    return settings;
  }

  private static HttpSettings http(SettingsSection section) {
    HttpSettings settings =
        new HttpSettings(
            section.text("listen").orElse(HttpSettings.DEFAULT.listen()),
            section.yesOrNo("allow_remote", HttpSettings.DEFAULT.allowRemote()),
            section.text("public_name").orElse(HttpSettings.DEFAULT.publicName()));
    section.refuseOthers();
    return settings;
  }

  private Node compose() throws SettingsException, IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(10);
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(new SafeConstructor(options)).compose(reader);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new SettingsException(List.of(file + ":" + line + ": not YAML: " + e.getProblem()));
    } catch (YAMLException | CharacterCodingException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new SettingsException(List.of(file + ":1: not YAML in UTF-8: " + why));
    }
  }
}
