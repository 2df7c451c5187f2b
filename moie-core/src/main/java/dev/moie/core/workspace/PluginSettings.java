package dev.moie.core.workspace;

import java.util.List;

/**
 * The section {@code plugins}: what is demanded of jars that do not come with the program.
 *
 * @param requireLock {@code require_lock}: whether a jar that is not as {@code plugins.lock} says
 *     is refused; false by default, then it is only told
 * @param requireSigner {@code require_signer}: SHA-256 fingerprints of certificates, 64 digits of
 *     lower-case hex each; a jar that none of them has signed is refused. Empty by default: then
 *     nobody needs to have signed it
 * @param maxDownloadMib {@code max_download_mib}: the largest jar that {@code plugins install}
 *     takes, in MiB; 200 by default
 * @param requirePolicies {@code require_policies}: ids of plugins without whose policies no action
 *     runs; empty by default: then those are asked that are there
 */
public record PluginSettings(
    boolean requireLock,
    List<String> requireSigner,
    int maxDownloadMib,
    List<String> requirePolicies) {
  public static final PluginSettings DEFAULT = new PluginSettings(false, List.of(), 200);

  public PluginSettings {
    requireSigner = List.copyOf(requireSigner);
    requirePolicies = List.copyOf(requirePolicies);
  }

  /** Settings that demand no policies. */
  public PluginSettings(boolean requireLock, List<String> requireSigner, int maxDownloadMib) {
    this(requireLock, requireSigner, maxDownloadMib, List.of());
  }
}
