package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A heart that has stopped makes no noise. */
final class HeartbeatAge extends SiteCheck {
  private static final Duration OLD = Duration.ofDays(1);

  HeartbeatAge() {
    super("heartbeat-age", Area.ENGINE, "the last heartbeat was less than a day ago");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    if (site.state().loaded().isEmpty()) {
      return List.of();
    }
    Optional<Instant> last = site.state().loaded().get().state().meta().lastHeartbeat();
    boolean shared = site.shared().isPresent();
    String cure =
        shared
            ? "start a node: \"moie daemon\""
            : "add with \"crontab -e\": */10 * * * * " + setup.beat();
    if (last.isEmpty()) {
      return List.of(
          Finding.info(
              "the heartbeat",
              "there has been none yet",
              shared ? cure : "let it beat once by hand: \"moie heartbeat\""));
    }
    Duration age = Duration.between(last.get(), setup.machine().clock().instant());
    Instant when = last.get().truncatedTo(ChronoUnit.SECONDS);
    return List.of(
        age.compareTo(OLD) > 0
            ? Finding.warning(
                "the heartbeat", "the last one was " + days(age) + " ago, at " + when, cure)
            : Finding.ok("the heartbeat", "the last one was at " + when));
  }

  private static String days(Duration age) {
    return age.toDays() == 1 ? "a day" : age.toDays() + " days";
  }
}
