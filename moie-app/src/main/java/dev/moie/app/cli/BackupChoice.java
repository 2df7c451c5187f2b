package dev.moie.app.cli;

import dev.moie.app.Session;
import dev.moie.app.render.Plain;
import dev.moie.core.backup.Backup;
import dev.moie.core.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  Backup choose(String name) throws IOException {
    List<Backup> all = session.backups().list();
    if (name.equals(LATEST)) {
      return latest(all);
    }
    List<Backup> begin = all.stream().filter(backup -> backup.name().startsWith(name)).toList();
    return begin.stream()
        .filter(backup -> backup.name().equals(name) || backup.name().equals(name + ".json"))
        .findFirst()
        .or(() -> begin.stream().filter(only -> begin.size() == 1).findFirst())
        .orElseThrow(() -> new ParameterException(spec.commandLine(), unknown(name, all, begin)));
  }

  /** Of the state file that counts; of any if that is lost. */
  private Backup latest(List<Backup> newestFirst) throws IOException {
    Path stateFile = session.workspace().stateFile();
    String stateName = stateFile.getFileName().toString();
    boolean lost = !Files.exists(stateFile);
    return newestFirst.stream()
        .filter(backup -> lost || backup.stateName().equals(stateName))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "there is no backup of "
                        + stateFile
                        + " yet; \"moie backup list\" shows which there are"));
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
