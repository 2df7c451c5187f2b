package dev.moie.app.cli;

import dev.moie.app.PostgresStorage;
import dev.moie.app.Session;
import dev.moie.core.workspace.SettingsException;
import java.util.List;

/** What commands demand of a workspace that may be a node of a cluster. */
final class Clusters {
  private Clusters() {}

  /**
   * The database of a workspace.
   *
   * @throws SettingsException if it has none
   */
  static PostgresStorage of(Session session) throws SettingsException {
    return session
        .shared()
        .orElseThrow(
            () ->
                new SettingsException(
                    List.of(
                        session.workspace().settingsFile()
                            + ": there is no \"store\", so this workspace is alone; to make it a"
                            + " node of a cluster, write store: jdbc:postgresql://HOST/DATABASE"
                            + " there")));
  }

  /**
   * Refuses what is about the state file, where there is none.
   *
   * @param instead what to do there
   * @throws SettingsException if the state lies in a database
   */
  static void refuse(Session session, String command, String instead) throws SettingsException {
    if (session.shared().isPresent()) {
      throw new SettingsException(
          List.of(
              "moie "
                  + command
                  + " is about a state file, and the state of this workspace lies in "
                  + session.statePlace()
                  + "; "
                  + instead));
    }
  }
}
