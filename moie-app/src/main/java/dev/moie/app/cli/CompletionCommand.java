package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.render.Terminal;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie completion}. */
@Command(
    name = "completion",
    description = "Print a completion script for a shell.",
    footer = {
      "",
      "Examples:",
      "  source <(moie completion bash)     in ~/.bashrc",
      "  source <(moie completion zsh)      in ~/.zshrc",
      "  moie completion fish > ~/.config/fish/completions/moie.fish"
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells that we have scripts for. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      description = "One of ${COMPLETION-CANDIDATES}. Default: bash.",
      defaultValue = "bash")
  private Shell shell = Shell.BASH;

  @Inject
  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    // picocli's script is for bash, and turns zsh's bash completion on where it runs in zsh.
    terminal
        .out()
        .print(
            shell == Shell.FISH
                ? FishCompletion.script(spec.root())
                : AutoComplete.bash("moie", spec.root().commandLine()));
    return ExitCode.OK;
  }
}
