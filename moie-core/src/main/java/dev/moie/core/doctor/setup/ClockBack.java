package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What the engine wrote is newer than now: the clock has been set back, or was wrong before. */
final class ClockBack extends SiteCheck {
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  ClockBack() {
    super("clock-back", Area.ENGINE, "nothing that the engine wrote is later than now");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    Instant latest = setup.machine().clock().instant().plus(TOLERATED);
    Optional<Instant> beat =
        site.state().loaded().flatMap(loaded -> loaded.state().meta().lastHeartbeat());
    if (beat.isPresent() && beat.get().isAfter(latest)) {
      return List.of(finding("the last heartbeat", beat.get()));
    }
    for (Path file :
        List.of(
            site.workspace().executionLog(),
            site.workspace().internal().resolve("checkpoint"),
            site.workspace().journal())) {
      if (Files.isRegularFile(file)) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        if (written.isAfter(latest)) {
          return List.of(finding(site.name(file), written));
        }
      }
    }
    return List.of();
  }

  private static Finding finding(String subject, Instant when) {
    return Finding.warning(
        subject,
        "is of "
            + when.truncatedTo(ChronoUnit.SECONDS)
            + ", which has not come yet: the clock was ahead then, or is behind now",
        "look at the clock with \"date\"; if it is right, nothing has to be done");
  }
}
