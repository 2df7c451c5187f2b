package dev.moie.core.plugin;

import dev.moie.core.plugin.lock.LockEntry;
import dev.moie.core.plugin.lock.LockReader;
import dev.moie.core.plugin.lock.PluginsLock;
import java.io.IOException;
import java.util.Optional;

/**
 * Holds jars against what their workspace demands. The bundled ones are exempt: whoever could
 * change them could change the engine that checks them, and a new version of the program must not
 * stop a workspace. What takes the place of a bundled one is not.
 */
final class TrustCheck {
  private final PluginTrust trust;
  private final Optional<PluginsLock> lock;
  private final Optional<PluginProblem> problem;

  TrustCheck(PluginTrust trust) {
    this.trust = trust;
    Optional<PluginsLock> read = Optional.empty();
    Optional<PluginProblem> found = Optional.empty();
    try {
      read = trust.lockFile().isEmpty() ? read : LockReader.read(trust.lockFile().get());
    } catch (IOException e) {
      found =
          Optional.of(
              TrustProblems.lockUnreadable(trust.lockFile().orElseThrow(), trust.requireLock(), e));
    }
    this.lock = read;
    this.problem = found;
  }

  /** What is wrong with the lock itself. */
  Optional<PluginProblem> problem() {
    return problem;
  }

  /** Adds to a healthy jar what is wrong with it in this workspace, and what is to be told. */
  void check(Candidate candidate) {
    for (JarSigner signer : candidate.facts().signers()) {
      if (!signer.timestamped() && signer.expires().isBefore(trust.clock().instant())) {
        candidate.warnings().add(TrustProblems.expiredSigner(signer));
      }
    }
    if (!candidate.isHealthy() || candidate.origin() == PluginFolder.Origin.BUNDLED) {
      return;
    }
    signature(candidate).ifPresent(candidate.problems()::add);
    Optional<PluginProblem> unlocked = unlocked(candidate);
    unlocked.ifPresent((trust.requireLock() ? candidate.problems() : candidate.warnings())::add);
  }

  private Optional<PluginProblem> signature(Candidate candidate) {
    boolean fits =
        trust.requireSigner().isEmpty()
            || candidate.facts().signers().stream()
                .anyMatch(signer -> trust.requireSigner().contains(signer.fingerprint()));
    return fits
        ? Optional.empty()
        : Optional.of(TrustProblems.wrongSigner(candidate.facts().signers()));
  }

  private Optional<PluginProblem> unlocked(Candidate candidate) {
    if (lock.isEmpty()) {
      // A lock that cannot be read is told once, as a whole.
      return trust.requireLock()
          ? Optional.of(problem.orElseGet(TrustProblems::noLock))
          : Optional.empty();
    }
    Optional<LockEntry> entry = lock.get().entry(candidate.id());
    if (entry.isEmpty()) {
      return Optional.of(TrustProblems.notLocked(candidate.id()));
    }
    return entry.get().sha256().equals(candidate.facts().sha256())
        ? Optional.empty()
        : Optional.of(TrustProblems.notAsLocked(entry.get(), candidate));
  }
}
