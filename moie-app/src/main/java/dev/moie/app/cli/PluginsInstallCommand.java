package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.render.DownloadLine;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Plain;
import dev.moie.app.render.SupplyJson;
import dev.moie.app.render.Terminal;
import dev.moie.core.download.Download;
import dev.moie.core.download.DownloadException;
import dev.moie.core.download.DownloadLimits;
import dev.moie.core.download.Source;
import dev.moie.core.plugin.InstallOrder;
import dev.moie.core.plugin.Installed;
import dev.moie.core.plugin.JarSigner;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie plugins install}. */
@Command(
    name = "install",
    description = "Put a plugin's jar into the workspace, once everything about it is verified.",
    footer = {
      "",
      "No code of the jar runs. If anything is wrong with it, nothing is changed. The jar whose",
      "place it takes is kept as plugins/.ID.previous.",
      "",
      "Examples:",
      "  moie plugins install ~/Downloads/greeting-1.2.0.jar",
      "  moie plugins install https://example.org/greeting-1.2.0.jar --sha256 3a5f...",
      "  moie plugins install plugins/.greeting.previous --force      and back"
    })
final class PluginsInstallCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Sessions sessions;
  private final Surroundings surroundings;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SOURCE", description = "A file, or a file:, http: or https: address.")
  private String source = "";

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "What the jar's SHA-256 must be; needed for an http: address.")
  private Optional<String> sha256 = Optional.empty();

  @Option(
      names = "--force",
      description =
          "Also in place of a newer version, of the same version with other bytes, or of a bundled"
              + " plugin; and if another plugin does not work with it.")
  private boolean force;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = WaitOption.Converter.class,
      defaultValue = "5m",
      description = "How long the download may take. Default: ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofMinutes(5);

  @Inject
  PluginsInstallCommand(
      GlobalOptions options, Sessions sessions, Surroundings surroundings, Terminal terminal) {
    this.options = options;
    this.sessions = sessions;
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Source from = source();
    Optional<String> expected = sha256.map(this::hash);
    try (Session session = sessions.open();
        DownloadLine line = new DownloadLine(terminal, from.shown())) {
      DownloadLimits limits =
          DownloadLimits.ofMebibytes(session.settings().plugins().maxDownloadMib()).within(timeout);
      Installed installed =
          session
              .supply()
              .install(
                  new InstallOrder(
                      from, expected, force, new Download(Download.client(), limits, line)));
      line.close();
      print(installed);
      notes(installed, session);
      return ExitCode.OK;
    }
  }

  private Source source() {
    try {
      return Source.parse(source, surroundings.folder());
    } catch (DownloadException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private String hash(String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new ParameterException(
          spec.commandLine(), "--sha256 takes 64 hex digits, not \"" + text + "\"");
    }
    return hex;
  }

  private void print(Installed installed) {
    if (options.json()) {
      terminal.out().println(JsonOutput.text(SupplyJson.installed(installed)));
    } else if (!options.quiet()) {
      terminal.out().println(told(installed));
      terminal.out().println("  SHA-256    " + installed.sha256());
      for (JarSigner signer : installed.signers()) {
        terminal
            .out()
            .println("  signed by  " + Plain.line(signer.subject()) + " " + signer.fingerprint());
      }
      installed.previous().ifPresent(jar -> terminal.out().println("  earlier    " + jar));
      if (installed.locked()) {
        terminal.out().println("  plugins.lock is changed too");
      }
    }
  }

  private static String told(Installed installed) {
    String what = "plugin " + installed.id() + " " + Plain.line(installed.version());
    return installed.changed()
        ? "Installed "
            + what
            + installed.replaced().map(version -> " in place of " + Plain.line(version)).orElse("")
            + " as "
            + installed.jar()
        : "This very jar of " + what + " is installed already, as " + installed.jar() + ".";
  }

  private void notes(Installed installed, Session session) {
    installed.warnings().forEach(each -> sessions.note(each.id() + ": " + each.describe()));
    installed.overrides().ifPresent(jar -> sessions.note("it is used in place of " + jar));
    if (session.plugins().disabled().of(installed.id()).isPresent()) {
      sessions.note(
          "the plugin is disabled, and stays so until \"moie plugins enable "
              + installed.id()
              + "\"");
    }
    if (session.settings().plugins().requireLock()
        && !Files.exists(session.workspace().pluginsLock())) {
      sessions.note(
          "moie.yaml has plugins.require_lock, and there is no plugins.lock: no jar is used until"
              + " \"moie plugins lock\" has made it");
    }
  }
}
