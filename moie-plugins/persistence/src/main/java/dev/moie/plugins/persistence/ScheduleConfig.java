package dev.moie.plugins.persistence;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.time.Duration;
import java.util.Optional;

/**
 * Configures {@link ScheduleAction} and {@code moie persistence install}.
 *
 * @param kind which scheduler
 * @param mode a heartbeat again and again, or a daemon
 * @param every how often it beats
 * @param watchEvery how often its health is looked at
 * @param alert what is run when it is not healthy
 * @param program where moie lies
 */
public record ScheduleConfig(
    @Doc("Scheduler; auto takes launchd, Windows, systemd or cron, what the machine has")
        @Default("auto")
        SchedulerKind kind,
    @Doc("A heartbeat again and again, or a daemon that is kept alive") @Default("beat") Mode mode,
    @Doc("How often it beats") @Default("PT10M") Duration every,
    @Doc("How often an independent entry runs moie health; PT0S for none") @Default("PT5M")
        Duration watchEvery,
    @Doc("Shell command that gets the report of an unhealthy workspace on its standard input")
        Optional<String> alert,
    @Doc("Full path of the program moie; the one that runs by default") Optional<String> program) {

  /** What holds if nothing else is said. */
  public static final ScheduleConfig DEFAULTS =
      new ScheduleConfig(
          SchedulerKind.AUTO,
          Mode.BEAT,
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          Optional.empty(),
          Optional.empty());

  /** Checks what the schema cannot say. */
  public ScheduleConfig {
    if (every.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("every has to be a minute or more, such as PT10M");
    }
    if (!watchEvery.isZero() && watchEvery.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("watch_every has to be a minute or more, or PT0S");
    }
    if (alert.filter(command -> command.isBlank() || command.indexOf('\0') >= 0).isPresent()) {
      throw new IllegalArgumentException("alert has to be a command; leave it out for none");
    }
  }
}
