package dev.moie.core.secret;

import dev.moie.api.process.Processes;
import dev.moie.api.secret.SecretUnavailableException;
import dev.moie.api.secret.Secrets;
import dev.moie.core.workspace.SecretSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of a workspace. Each is read when it is first asked for, hidden, and kept until the
 * next heartbeat begins. Thread-safe.
 */
public final class SecretStore implements Secrets {
  private final Map<String, SecretSource> sources;
  private final SecretReader reader;
  private final Masking masking;
  private final Map<String, String> known = new HashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param environment the variables that {@code env} means
   * @param workspace the folder that paths are relative to
   * @param processes runs the commands
   * @param masking is told of each value before it is handed out
   */
  public SecretStore(
      Map<String, SecretSource> sources,
      Map<String, String> environment,
      Path workspace,
      Processes processes,
      Masking masking) {
    this.sources = Map.copyOf(sources);
    this.reader = new SecretReader(environment, workspace, processes);
    this.masking = masking;
  }

  @Override
  public synchronized Optional<String> get(String name) {
    SecretSource source = sources.get(name);
    if (source == null) {
      return Optional.empty();
    }
    String value = known.get(name);
    if (value == null) {
      value = reader.read(name, source);
      if (value.length() < Masking.SHORTEST) {
        throw new SecretUnavailableException(
            name,
            "is shorter than "
                + Masking.SHORTEST
                + " characters, and could not be masked; use a longer one");
      }
      masking.hide(value);
      known.put(name, value);
    }
    return Optional.of(value);
  }

  /** Reads every secret again when it is next asked for. */
  public synchronized void forget() {
    known.clear();
  }
}
