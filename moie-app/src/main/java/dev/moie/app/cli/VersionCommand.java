package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Version;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code moie version}. */
@Command(name = "version", description = "Print the versions of the program, its API and Java.")
final class VersionCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Terminal terminal;

  @Inject
  VersionCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal
        .out()
        .println(
            options.json()
                ? JsonOutput.text(
                    JsonOutput.version(Version.program(), Version.api(), Runtime.version()))
                : line());
    return ExitCode.OK;
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
