package dev.moie.app.doctor;

import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.core.doctor.JavaInstallation;
import dev.moie.core.doctor.Machine;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.SharedStore;
import dev.moie.core.doctor.Site;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Puts together what the doctor looks at. */
public final class SetupMaker {
  private final Surroundings surroundings;
  private final Clock clock;

  public SetupMaker(Surroundings surroundings, Clock clock) {
    this.surroundings = surroundings;
    this.clock = clock;
  }

  /**
   * A set-up with a workspace.
   *
   * @param session opened to look at it only
   * @param home what {@code --home} says
   */
  public Setup with(Session session, Optional<String> home) {
    Workspace workspace = session.workspace();
    Site site =
        new Site(
            workspace,
            session.clock(),
            session.plugins(),
            session.pluginFolders(),
            session.shared().map(SetupMaker::store));
    return new Setup(machine(), origin(home), Optional.of(site));
  }

  private static SharedStore store(PostgresStorage storage) {
    return new SharedStore(storage::databaseSettings, storage::database, storage.cluster());
  }

  /** A set-up without one. */
  public Setup without(String why) {
    return new Setup(machine(), why, Optional.empty());
  }

  private String origin(Optional<String> home) {
    if (home.isPresent()) {
      return "--home";
    }
    return surroundings.environment().getOrDefault("MOIE_HOME", "").isEmpty()
        ? "its state file, in the current folder or above it"
        : "the variable MOIE_HOME";
  }

  private Machine machine() {
    return new Machine(
        surroundings.environment(),
        surroundings.user(),
        JavaInstallation.running(),
        program(),
        Path.of("/"),
        clock.withZone(ZoneId.systemDefault()),
        Machine.Volumes.LOCAL);
  }

  private String program() {
    Path launcher = Path.of(surroundings.distribution(), "bin", "moie");
    return !surroundings.distribution().isEmpty() && Files.isExecutable(launcher)
        ? launcher.toString()
        : "moie";
  }
}
