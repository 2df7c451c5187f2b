package dev.moie.core.log;

import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Alerts with a flag, an empty file that is there while something is open or on its way: a beat
 * that has nothing to tell need not look into the database.
 */
final class FlaggedAlerts implements AlertLog {
  private final Disk disk;
  private final Path flag;
  private final Path file;
  private final Supplier<AlertLog> log;

  FlaggedAlerts(Disk disk, Path file, Supplier<AlertLog> log) {
    this.disk = disk;
    this.file = file;
    this.flag = file.resolveSibling("alerts");
    this.log = log;
  }

  @Override
  public boolean isBusy() {
    return Files.exists(flag);
  }

  /** Before the log is written to: a flag that is there for nothing costs one look. */
  private AlertLog raised() {
    if (!isBusy()) {
      try {
        disk.createFolders(flag.getParent());
        disk.write(flag, new byte[0]);
      } catch (IOException e) {
        throw new LogException(flag + " cannot be made: " + e.getMessage(), e);
      }
    }
    return log.get();
  }

  @Override
  public List<AlertEntry> open() {
    return isBusy() ? log.get().open() : List.of();
  }

  @Override
  public List<AlertEntry> recent(int limit) {
    return Files.exists(file) ? log.get().recent(limit) : List.of();
  }

  @Override
  public Optional<AlertEntry> find(String id) {
    return log.get().find(id);
  }

  @Override
  public boolean begin(AlertEntry alert, List<DeliveryEntry> orders) {
    return raised().begin(alert, orders);
  }

  @Override
  public boolean update(
      AlertEntry before, AlertEntry after, List<DeliveryEntry> orders, boolean superseding) {
    return raised().update(before, after, orders, superseding);
  }

  @Override
  public void order(DeliveryEntry delivery) {
    raised().order(delivery);
  }

  @Override
  public List<DeliveryEntry> underway() {
    return isBusy() ? log.get().underway() : List.of();
  }

  @Override
  public List<DeliveryEntry> deliveries(String alert) {
    return log.get().deliveries(alert);
  }

  @Override
  public boolean claim(DeliveryEntry delivery, Instant now, Instant until) {
    return log.get().claim(delivery, now, until);
  }

  @Override
  public void settle(DeliveryEntry delivery) {
    log.get().settle(delivery);
  }

  @Override
  public int prune(Instant before) {
    return log.get().prune(before);
  }

  /** The flag goes down before the look: what comes meanwhile raises it again. */
  @Override
  public void rest() {
    if (!isBusy()) {
      return;
    }
    try {
      disk.delete(flag);
      if (log.get().isBusy()) {
        raised();
      }
    } catch (IOException e) {
      throw new LogException(flag + " cannot be removed: " + e.getMessage(), e);
    }
  }
}
