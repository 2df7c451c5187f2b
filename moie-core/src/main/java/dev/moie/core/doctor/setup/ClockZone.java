package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.NamedCheck;
import dev.moie.core.doctor.Setup;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** A zone that nobody knows: then it is Greenwich, in silence. */
final class ClockZone extends NamedCheck {
  ClockZone() {
    super("clock-zone", Area.MACHINE, "the variable TZ, where it is set, names a time zone");
  }

  @Override
  public List<Finding> look(Setup setup) {
    String name = setup.machine().variable("TZ").replaceFirst("^:", "");
    if (name.isEmpty() || name.startsWith("/")) {
      return List.of(
          Finding.ok("time zone", setup.machine().clock().getZone().getId() + ", of the system"));
    }
    try {
      return List.of(Finding.ok("time zone", ZoneId.of(name, ZoneId.SHORT_IDS) + ", by TZ"));
    } catch (DateTimeException e) {
      return List.of(
          Finding.warning(
              "TZ",
              "is \""
                  + name
                  + "\", which Java does not know as a time zone; it uses "
                  + setup.machine().clock().getZone().getId(),
              "set TZ to one such as Europe/Berlin, or write \"timezone\" into moie.yaml"));
    }
  }
}
