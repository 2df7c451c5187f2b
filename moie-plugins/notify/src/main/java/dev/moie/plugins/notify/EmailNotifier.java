package dev.moie.plugins.notify;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.ChannelType;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Notifier;
import dev.moie.api.alert.NotifierContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Sends alerts by e-mail. */
@ChannelType(
    value = "notify/email",
    summary = "Sends alerts by e-mail, over SMTP with TLS",
    example =
        "{\"host\": \"smtp.example.org\", \"from\": \"moie@example.org\", \"to\":"
            + " [\"me@example.org\"]}")
public final class EmailNotifier implements Notifier<EmailConfig> {

  /** Made by the engine. */
  public EmailNotifier() {}

  @Override
  public Delivery deliver(EmailConfig config, Alert alert, NotifierContext context)
      throws InterruptedException {
    Optional<String> password = config.passwordSecret().map(context.secrets()::require);
    String message = MailMessage.of(config, alert, context);
    SmtpConnection connection = new SmtpConnection(config);
    try (Deadline deadline = new Deadline(context, connection::hangUp)) {
      try {
        connection.open();
        if (config.user().isPresent()) {
          connection.logIn(config.user().get(), password.orElseThrow());
        }
        return Delivery.delivered(connection.send(config.from(), config.to(), message));
      } catch (IOException | GeneralSecurityException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        return Delivery.failed(
            config.host()
                + ":"
                + config.port()
                + (deadline.struck()
                    ? " did not answer in time"
                    : ": " + Text.line(String.valueOf(e.getMessage()), 300)));
      } finally {
        connection.hangUp();
      }
    }
  }
}
