package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Surroundings;
import dev.moie.app.Version;
import dev.moie.app.archive.ArchiveStatus;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code moie version}. */
@Command(
    name = "version",
    description =
        "Print the versions of the program, its API and Java; with -v whether starts are made fast.")
final class VersionCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Terminal terminal;

  @Inject
  VersionCommand(GlobalOptions options, Surroundings surroundings, Terminal terminal) {
    this.options = options;
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PrintStream out = terminal.out();
    if (options.json()) {
      out.println(
          JsonOutput.text(
              JsonOutput.version(Version.program(), Version.api(), Runtime.version(), sharing())));
    } else {
      out.println(line());
      if (options.verbose()) {
        ArchiveStatus sharing = sharing();
        out.println("class data sharing: " + state(sharing) + " (" + sharing.reason() + ")");
      }
    }
    return ExitCode.OK;
  }

  private ArchiveStatus sharing() {
    return ArchiveStatus.ofThisProcess(surroundings.environment());
  }

  private static String state(ArchiveStatus sharing) {
    return sharing.active() ? "on" : "off";
  }

  private static String line() {
    return "moie "
        + Version.program()
        + " (API "
        + Version.api()
        + ", Java "
        + Runtime.version()
        + ")";
  }

  /** For {@code --version}. */
  static final class Provider implements IVersionProvider {
    @Inject
    Provider() {}

    @Override
    public String[] getVersion() {
      return new String[] {line()};
    }
  }
}
