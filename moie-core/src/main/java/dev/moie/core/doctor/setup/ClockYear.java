package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import java.time.ZonedDateTime;
import java.util.List;

/** A clock without a battery begins in 1970, and schedules with it. */
final class ClockYear extends NamedCheck {
  /** There was no MOIE before. */
  private static final int FIRST = 2026;

  private static final int LAST = 2099;

  ClockYear() {
    super("clock-year", Area.MACHINE, "the clock shows a year from " + FIRST + " to " + LAST);
  }

  @Override
  public List<Finding> look(Setup setup) {
    ZonedDateTime now = setup.machine().clock().instant().atZone(setup.machine().clock().getZone());
    return now.getYear() >= FIRST && now.getYear() <= LAST
        ? List.of()
        : List.of(
            Finding.problem(
                "the clock",
                "says that it is the year " + now.getYear() + ": schedules and ages are nonsense",
                "set it, and let it be kept right: timedatectl set-ntp true"));
  }
}
