package dev.moie.plugins.notify;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.ChannelType;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Notifier;
import dev.moie.api.alert.NotifierContext;
import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Runs a command that gets the alert as JSON on its standard input, and as environment variables.
 * Nothing of an alert is ever part of a command line.
 */
@ChannelType(
    value = "notify/command",
    summary = "Runs a command that reads the alert as JSON and from MOIE_ALERT_… variables",
    example = "{\"command\": \"mail -s \\\"$MOIE_ALERT_HEADLINE\\\" me@example.org\"}")
public final class CommandNotifier implements Notifier<CommandChannelConfig> {
  private final Processes processes;

  /**
   * Made by the engine.
   *
   * @param processes runs the command
   */
  @Inject
  public CommandNotifier(Processes processes) {
    this.processes = processes;
  }

  @Override
  public Delivery deliver(CommandChannelConfig config, Alert alert, NotifierContext context)
      throws InterruptedException {
    ProcessSpec program =
        config
            .command()
            .map(ProcessSpec::shell)
            .orElseGet(() -> ProcessSpec.program(config.argv()));
    Map<String, String> environment = new HashMap<>(config.env());
    environment.putAll(variables(alert));
    ProcessResult result =
        processes.run(
            program
                .withEnvironment(environment)
                .withInput(Json.of(alert) + "\n")
                .withTimeout(context.remaining().multipliedBy(9).dividedBy(10)));
    boolean delivered = result.ending() == ProcessResult.Ending.EXITED && result.code() == 0;
    String said = Text.line(result.output(), 200);
    return delivered
        ? Delivery.delivered("the command ended with " + result.detail())
        : Delivery.failed(
            "the command failed: " + result.detail() + (said.isEmpty() ? "" : ": " + said));
  }

  private static Map<String, String> variables(Alert alert) {
    return Map.of(
        "MOIE_ALERT_ID", alert.id(),
        "MOIE_ALERT_KEY", Text.line(alert.key(), 300),
        "MOIE_ALERT_SEVERITY", alert.severity().name().toLowerCase(Locale.ROOT),
        "MOIE_ALERT_STAGE", alert.stage().name().toLowerCase(Locale.ROOT),
        "MOIE_ALERT_SUBJECT", Text.line(alert.subject(), 300),
        "MOIE_ALERT_MESSAGE", Text.lines(alert.message(), 4000),
        "MOIE_ALERT_HEADLINE", Text.line(alert.headline(), 300),
        "MOIE_ALERT_SINCE", alert.since().toString());
  }
}
