package dev.moie.core.plugin;

import dev.moie.core.plugin.lock.LockEntry;
import dev.moie.core.plugin.lock.PluginsLock;
import java.util.List;
import java.util.Optional;

/** What the lock would have to say of jars. */
final class LockEntries {
  private LockEntries() {}

  static LockEntry of(Candidate candidate) {
    return of(candidate, source(candidate, PluginsLock.EMPTY));
  }

  static LockEntry of(Candidate candidate, String source) {
    return new LockEntry(
        candidate.id(),
        candidate.version(),
        candidate.facts().sha256(),
        source,
        candidate.facts().signers().stream()
            .map(signer -> new LockEntry.Signer(signer.subject(), signer.fingerprint()))
            .toList());
  }

  /**
   * A lock of the plugins that are used.
   *
   * @param earlier tells where a jar came from whose bytes it has
   */
  static PluginsLock of(List<Candidate> used, PluginsLock earlier) {
    return new PluginsLock(
        used.stream().map(candidate -> of(candidate, source(candidate, earlier))).toList());
  }

  private static String source(Candidate candidate, PluginsLock earlier) {
    if (candidate.origin() == PluginFolder.Origin.BUNDLED) {
      return LockEntry.BUNDLED;
    }
    Optional<LockEntry> known =
        earlier
            .entry(candidate.id())
            .filter(entry -> entry.sha256().equals(candidate.facts().sha256()))
            .filter(entry -> !entry.isBundled());
    return known.map(LockEntry::source).orElse(candidate.jar().getFileName().toString());
  }
}
