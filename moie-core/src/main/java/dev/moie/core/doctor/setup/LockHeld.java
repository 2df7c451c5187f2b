package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.LockLook;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who works on the workspace now, or says so and does not. */
final class LockHeld extends SiteCheck {
  private static final Duration LONG = Duration.ofDays(1);

  LockHeld() {
    super("lock", Area.ENGINE, "nobody holds the workspace, or somebody who is alive");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) {
    LockLook look = LockLook.at(site.workspace());
    if (look.holder().isEmpty()) {
      return List.of();
    }
    LockHolder holder = look.holder().get();
    String subject = site.name(site.workspace().internal().resolve("lock.json"));
    if (look.isElsewhere()) {
      return List.of(
          Finding.warning(
              subject,
              "another machine works, or worked, on this workspace: " + holder.describe(),
              "let one machine only beat; if that one is gone, the next beat takes over"));
    }
    if (!look.alive()) {
      return List.of(
          Finding.info(
              subject,
              holder.describe() + " has ended without giving the workspace back, as by a crash",
              "nothing to do: the next beat takes over, and verifies what was under way"));
    }
    return List.of(
        holder.command().equals("heartbeat") && isOld(holder, setup.machine().clock().instant())
            ? Finding.warning(
                subject,
                holder.describe() + " still works: for a beat that is long",
                "\"moie history\" shows what it is at as UNFINISHED; if it hangs: kill "
                    + holder.pid())
            : Finding.info(subject, holder.describe() + " works on the workspace", ""));
  }

  private static boolean isOld(LockHolder holder, Instant now) {
    try {
      return Instant.parse(holder.since()).plus(LONG).isBefore(now);
    } catch (DateTimeException notSaid) {
      return false;
    }
  }
}
