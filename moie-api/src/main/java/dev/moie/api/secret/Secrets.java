package dev.moie.api.secret;

import java.util.Optional;

/**
 * The secrets that the workspace's {@code moie.yaml} names. A value never stands in the state file;
 * a configuration holds the name only, in a component annotated with {@link
 * dev.moie.api.config.Secret @Secret}.
 *
 * <p>A value that was handed out is masked wherever text leaves the plugin: in answers, failures,
 * log lines, progress, printed lines and the output of programs. Files that a plugin writes are its
 * own, and are not masked.
 *
 * <p>A value is read when it is first asked for, and once in a heartbeat. Thread-safe. Implemented
 * by the engine, and by test kits.
 */
public interface Secrets {

  /**
   * The value of a secret.
   *
   * @param name its name in {@code moie.yaml}
   * @return the value, never empty; nothing if no secret of this name is configured
   * @throws SecretUnavailableException if it is configured and cannot be read
   */
  Optional<String> get(String name);

  /**
   * The value of a secret that has to be there.
   *
   * @param name its name in {@code moie.yaml}
   * @return the value, never empty
   * @throws SecretUnavailableException if it is not configured, or cannot be read
   */
  default String require(String name) {
    return get(name)
        .orElseThrow(
            () ->
                new SecretUnavailableException(
                    name, "is not configured; name it under \"secrets\" in moie.yaml"));
  }

  /**
   * No secrets at all.
   *
   * @return secrets of which none is configured
   */
  static Secrets none() {
    return name -> Optional.empty();
  }
}
