package dev.moie.app.render;

import dev.moie.core.backup.BackedUpReplace.Replaced;
import dev.moie.core.backup.Backup;
import dev.moie.core.backup.BackupCheck;
import dev.moie.core.state.Timestamps;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalLong;

/** Backups, for people. */
public final class BackupText {
  private final Terminal terminal;
  private final PrintStream out;

  public BackupText(Terminal terminal) {
    this.terminal = terminal;
    this.out = terminal.out();
  }

  /** One line a backup. */
  public void list(List<Backup> backups) {
    for (Backup backup : backups) {
      OptionalLong size = BackupJson.size(backup);
      out.println(
          backup.name()
              + "  "
              + Timestamps.text(backup.taken())
              + "  "
              + (size.isPresent() ? size.getAsLong() + " bytes" : "no file; verify tells why"));
    }
    if (backups.isEmpty()) {
      out.println("No backups yet; a heartbeat takes one before it changes something.");
    }
  }

  /** One line a backup, and a sentence at the end. */
  public void verify(List<BackupCheck> checks) {
    for (BackupCheck check : checks) {
      Glyphs glyphs = terminal.glyphs();
      out.println(
          (check.isGood() ? glyphs.done() : glyphs.failed()) + Plain.line(check.describe(), 400));
    }
    long good = checks.stream().filter(BackupCheck::isGood).count();
    out.println();
    out.println(good + " good, " + (checks.size() - good) + " not");
  }

  /** How to take back what was done to a state file. */
  public void undo(Replaced replaced) {
    replaced
        .undo()
        .ifPresentOrElse(
            undo ->
                out.println(
                    "undo with: moie backup restore "
                        + undo.name()
                        + (replaced.undoIsGood() ? "" : " --force")),
            () -> out.println("There was no file before; nothing was overwritten."));
  }

  /** What is gone. */
  public void prune(List<Backup> removed, int left, boolean dryRun) {
    String verb = dryRun ? "Would remove " : "Removed ";
    removed.forEach(backup -> out.println(verb + backup.name()));
    out.println((dryRun ? "would be removed: " : "removed: ") + removed.size() + ", kept: " + left);
  }
}
