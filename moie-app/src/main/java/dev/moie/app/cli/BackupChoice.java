package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.app.render.Plain;
import dev.moie.core.backup.Backup;
import dev.moie.core.backup.BackupCheck;
import dev.moie.core.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Finds the backup that somebody means, among those that are there. */
final class BackupChoice {
  private static final String LATEST = "latest";

  private final CommandSpec spec;
  private final Session session;

  BackupChoice(CommandSpec spec, Session session) {
    this.spec = spec;
    this.session = session;
  }

  /** A name, or how it begins, or the newest, good or not. */
  Backup choose(String name) throws IOException {
    List<Backup> all = session.backups().list();
    if (name.equals(LATEST)) {
      return candidates(all).get(0);
    }
    List<Backup> begin = all.stream().filter(backup -> backup.name().startsWith(name)).toList();
    return begin.stream()
        .filter(backup -> backup.name().equals(name) || backup.name().equals(name + ".json"))
        .findFirst()
        .or(() -> begin.stream().filter(only -> begin.size() == 1).findFirst())
        .orElseThrow(() -> new ParameterException(spec.commandLine(), unknown(name, all, begin)));
  }

  /**
   * The same, but the newest is the newest that is good: behind a restore of a damaged file that
   * file's own backup is newer than any good one.
   *
   * @param passedOver is told of each that is newer and not good
   */
  Backup chooseGood(String name, Consumer<BackupCheck> passedOver) throws IOException {
    if (!name.equals(LATEST)) {
      return choose(name);
    }
    List<BackupCheck> bad = new ArrayList<>();
    for (Backup backup : candidates(session.backups().list())) {
      BackupCheck check = session.backups().verify(backup);
      if (check.isGood()) {
        bad.forEach(passedOver);
        return backup;
      }
      bad.add(check);
    }
    throw new IOException(
        "no backup is good, and nothing was changed; the newest is "
            + bad.get(0).describe()
            + " (restore it all the same with --force, or another by its name)");
  }

  /**
   * Those of the state file that counts, of any if that is lost; newest first, and one at least.
   */
  private List<Backup> candidates(List<Backup> newestFirst) throws IOException {
    Path stateFile = session.workspace().stateFile();
    String stateName = stateFile.getFileName().toString();
    boolean lost = !Files.exists(stateFile);
    List<Backup> candidates =
        newestFirst.stream()
            .filter(backup -> lost || backup.stateName().equals(stateName))
            .toList();
    if (candidates.isEmpty()) {
      throw new IOException(
          "there is no backup of "
              + stateFile
              + " yet; \"moie backup list\" shows which there are");
    }
    return candidates;
  }

  private static String unknown(String name, List<Backup> all, List<Backup> begin) {
    if (name.isEmpty() || !begin.isEmpty()) {
      return begin.size() + " backups begin with \"" + Plain.line(name) + "\"; write more of it";
    }
    return "there is no backup \""
        + Plain.line(name, 200)
        + "\""
        + Nearest.of(name, all.stream().map(Backup::name).toList())
            .map(near -> "; did you mean \"" + near + "\"?")
            .orElse("; \"moie backup list\" names them");
  }
}
