package dev.moie.core.plugin;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace demands of plugins.
 *
 * @param lockFile which bytes people have agreed to; need not exist; empty if nobody asks
 * @param requireLock whether a jar is refused that is not as the lock says; else it is only told
 * @param requireSigner fingerprints of certificates, one of which must have signed a jar; empty if
 *     nobody needs to have
 * @param clock tells which certificates have ended
 * @param requirePolicies ids of plugins without whose policies no action runs
 */
public record PluginTrust(
    Optional<Path> lockFile,
    boolean requireLock,
    List<String> requireSigner,
    Clock clock,
    List<String> requirePolicies) {

  /** Demands nothing. */
  public static final PluginTrust NONE =
      new PluginTrust(Optional.empty(), false, List.of(), Clock.systemUTC());

  public PluginTrust {
    requireSigner = List.copyOf(requireSigner);
    requirePolicies = List.copyOf(requirePolicies);
  }

  /** Demands no policies. */
  public PluginTrust(
      Optional<Path> lockFile, boolean requireLock, List<String> requireSigner, Clock clock) {
    this(lockFile, requireLock, requireSigner, clock, List.of());
  }

  /** The same, as if people had agreed to whatever there is. */
  PluginTrust withoutLock() {
    return new PluginTrust(Optional.empty(), false, requireSigner, clock, requirePolicies);
  }
}
