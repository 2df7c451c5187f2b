package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.config.SettingsSchema;
import dev.moie.app.render.Terminal;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code moie config schema}. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of moie.yaml, for editors and checks.",
    footer = {
      "",
      "Example:",
      "  moie config schema > ~/.config/moie.schema.json",
      "and as the first line of moie.yaml, for editors with a YAML language server:",
      "  # yaml-language-server: $schema=/home/me/.config/moie.schema.json"
    })
final class ConfigSchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Inject
  ConfigSchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(SettingsSchema.text());
    terminal.out().flush();
    return ExitCode.OK;
  }
}
