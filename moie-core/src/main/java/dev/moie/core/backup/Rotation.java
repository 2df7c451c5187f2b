package dev.moie.core.backup;

import dev.moie.core.workspace.BackupSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which backups go: of each state file those beyond the newest so many, and those that are too old.
 * One always stays, and one whose checksum is right if there is any.
 */
public final class Rotation {
  private final Backups backups;
  private final BackupSettings settings;

  public Rotation(Backups backups, BackupSettings settings) {
    this.backups = backups;
    this.settings = settings;
  }

  /** Those that would go now, the newest first. */
  public List<Backup> due() throws IOException {
    List<Backup> due = new ArrayList<>();
    List<Backup> all = backups.list();
    for (String stateName : all.stream().map(Backup::stateName).distinct().toList()) {
      due.addAll(due(all.stream().filter(each -> each.stateName().equals(stateName)).toList()));
    }
    return due;
  }

  /**
   * Removes those that are due.
   *
   * @return what was removed
   * @throws IOException at the first that cannot be removed
   */
  public List<Backup> prune() throws IOException {
    List<Backup> due = due();
    for (Backup backup : due) {
      backups.delete(backup);
    }
    return due;
  }

  private List<Backup> due(List<Backup> newestFirst) {
    Instant oldest = backups.now().minus(settings.maxAge());
    List<Backup> kept = new ArrayList<>();
    List<Backup> due = new ArrayList<>();
    for (Backup backup : newestFirst) {
      boolean stays =
          kept.isEmpty() || (kept.size() < settings.keep() && !backup.taken().isBefore(oldest));
      (stays ? kept : due).add(backup);
    }
    if (!due.isEmpty() && kept.stream().noneMatch(backups::isWhole)) {
      due.stream().filter(backups::isWhole).findFirst().ifPresent(due::remove);
    }
    return due;
  }
}
