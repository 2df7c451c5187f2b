package dev.moie.core.plugin;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace demands of jars that do not come with the program.
 *
 * @param lockFile which bytes people have agreed to; need not exist; empty if nobody asks
 * @param requireLock whether a jar is refused that is not as the lock says; else it is only told
 * @param requireSigner fingerprints of certificates, one of which must have signed a jar; empty if
 *     nobody needs to have
 * @param clock tells which certificates have ended
 */
public record PluginTrust(
    Optional<Path> lockFile, boolean requireLock, List<String> requireSigner, Clock clock) {

  /** Demands nothing. */
  public static final PluginTrust NONE =
      new PluginTrust(Optional.empty(), false, List.of(), Clock.systemUTC());

  public PluginTrust {
    requireSigner = List.copyOf(requireSigner);
  }

  /** The same, as if people had agreed to whatever there is. */
  PluginTrust withoutLock() {
    return new PluginTrust(Optional.empty(), false, requireSigner, clock);
  }
}
