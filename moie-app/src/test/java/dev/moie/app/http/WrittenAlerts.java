package dev.moie.app.http;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Severity;
import dev.moie.core.io.Disk;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.log.DeliveryEntry;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LazyExecutionLog;
import dev.moie.core.log.SqliteExecutionLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts as another process writes them into the log of a workspace. */
public final class WrittenAlerts {
  private WrittenAlerts() {}

  private static ExecutionLog open(Path folder) {
    return new LazyExecutionLog(
        Disk.LOCAL, folder.resolve(".moie/log.db"), SqliteExecutionLog::open);
  }

  /** A critical one that goes on, delivered to nobody yet though it was tried. */
  public static void fire(Path folder, String key, String subject, String why) throws Exception {
    Instant since = Instant.now().minusSeconds(300);
    AlertEntry alert =
        new AlertEntry(
            "a-" + key,
            key,
            Severity.CRITICAL,
            AlertEntry.State.FIRING,
            subject,
            "It failed three times.",
            since,
            Optional.of(since),
            Optional.of(since),
            Optional.empty(),
            Optional.empty(),
            "");
    DeliveryEntry order =
        DeliveryEntry.order("d-" + key, alert.id(), "phone", Alert.Stage.RAISED, since, since);
    Files.createDirectories(folder.resolve(".moie"));
    try (ExecutionLog log = open(folder)) {
      log.alerts().begin(alert, List.of(order));
      if (!why.isEmpty()) {
        log.alerts().claim(order, since, since);
        log.alerts().settle(order.again(Instant.now().plusSeconds(600), why));
      }
    }
  }

  /** It is over. */
  public static void resolve(Path folder, String key) throws Exception {
    try (ExecutionLog log = open(folder)) {
      AlertEntry before =
          log.alerts().open().stream().filter(each -> each.key().equals(key)).findFirst().get();
      AlertEntry after =
          before.in(
              AlertEntry.State.RESOLVED,
              before.raisedAt(),
              before.toldAt(),
              Optional.of(Instant.now()));
      log.alerts().update(before, after, List.of(), true);
    }
  }
}
