package dev.moie.app.archive;

import dev.moie.app.render.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the program does in the run that the archive is written from: a bit of everything, so that
 * the classes of everyday commands are in it.
 */
public final class Training {
  /** Names the folder to do it in. Set in the training run only. */
  static final String PROPERTY = "moie.training";

  private static final String STATE =
      """
      {
        "meta": {"project": "training", "operator": "nobody", "current_phase": 1},
        "phases": [
          {"id": 1, "name": "ONE", "status": "active", "jobs": [
            {"id": "1.1", "task": "acts", "status": "pending", "verification_cmd": "test -f made",
             "run": {"uses": "steps/command", "with": {"command": "echo made > made"}}},
            {"id": "1.2", "task": "is due", "status": "cyclic", "schedule": "0 6 * * 1-5",
             "run": {"uses": "steps/command", "with": {"command": "true"}}}
          ]},
          {"id": 2, "name": "TWO", "status": "locked", "jobs": [
            {"id": "2.1", "task": "waits", "status": "pending", "verification_cmd": "exit 1"}
          ]}
        ]
      }
      """;

  private final Path workspace;

  private Training(Path workspace) {
    this.workspace = workspace.toAbsolutePath();
  }

  /** The training that this process was started for, if it was. */
  public static Optional<Training> ofThisProcess() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(Training::new);
  }

  /**
   * Runs commands of the program. How they end does not matter.
   *
   * @param program runs one command line
   * @param terminal where nothing is told
   */
  public void run(Consumer<String[]> program, Terminal terminal) {
    try {
      Files.createDirectories(workspace);
      Files.writeString(workspace.resolve("sovereign_state_v2.json"), STATE);
      Files.writeString(workspace.resolve("moie.yaml"), "timezone: UTC\n");
      // Every beat asks whether its archive is up to date.
      Path distribution = Path.of(System.getProperty("moie.dist"));
      ClassArchive archive = new ClassArchive(workspace.resolve("archive"), distribution);
      new ArchiveMaker(archive, terminal).isUpToDate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String home = workspace.toString();
    List<List<String>> lines =
        List.of(
            List.of("--home", home, "heartbeat"),
            List.of("--home", home, "heartbeat", "--json"),
            List.of("--home=" + home, "heartbeat", "-q"),
            List.of("--home", home, "status"),
            List.of("--home", home, "verify", "--all", "--json"),
            List.of("--home", home, "plugins", "list"));
    lines.forEach(line -> program.accept(line.toArray(String[]::new)));
  }
}
