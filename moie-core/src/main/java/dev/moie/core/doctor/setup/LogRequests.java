package dev.moie.core.doctor.setup;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.FileCheck;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.log.LogLook;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Orders that a command has put into the log, and that the engine has not answered. */
final class LogRequests extends FileCheck {
  LogRequests() {
    super("log-requests", Area.ENGINE, "no order waits in the log for an engine");
  }

  @Override
  protected List<Finding> lookAtFiles(Site site, Setup setup) {
    Optional<LogLook> look;
    try {
      look = LogLook.at(site.workspace().executionLog());
    } catch (IOException told) {
      return List.of();
    }
    Instant now = setup.machine().clock().instant();
    return look.map(LogLook::unanswered).orElse(List.of()).stream()
        .map(request -> finding(request, now))
        .toList();
  }

  private static Finding finding(LogLook.Unanswered request, Instant now) {
    String asked = "was asked by " + request.by();
    return request.until().isBefore(now)
        ? Finding.info(
            "\"" + request.command() + "\"",
            asked
                + ", who waited until "
                + request.until().truncatedTo(ChronoUnit.SECONDS)
                + "; nobody answered, and it will not be done any more",
            "give the order again if it is still wanted")
        : Finding.info("\"" + request.command() + "\"", asked + ", and waits for the engine", "");
  }
}
