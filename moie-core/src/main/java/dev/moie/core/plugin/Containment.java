package dev.moie.core.plugin;

import dev.moie.core.secret.Masking;
import dev.moie.core.state.Timestamps;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps plugin code apart from the engine: the threads that it runs on, what is put back after
 * it, and the quarantine for plugins that broke out. One a host. Thread-safe.
 */
final class Containment {
  private static final Logger LOG = LoggerFactory.getLogger(Containment.class);

  private final Ambience ambience = Ambience.now();
  private final CallThreads threads = new CallThreads();
  private final Quarantine quarantine;
  private final PluginLimits limits;
  private final Clock clock;
  private final Masking masking;

  Containment(PluginHostSettings settings) {
    this.quarantine = settings.quarantine();
    this.limits = settings.limits();
    this.clock = settings.services().clock();
    this.masking = settings.services().masking();
  }

  Ambience ambience() {
    return ambience;
  }

  PluginLimits limits() {
    return limits;
  }

  Masking masking() {
    return masking;
  }

  CallThreads threads() {
    return threads;
  }

  Quarantine quarantine() {
    return quarantine;
  }

  /** A call ignored its time limit and its interruption. */
  void abandoned(CallSubject subject, Thread thread) {
    threads.abandon(thread);
    quarantine(subject, subject.describe() + " ignored its time limit and interruption");
  }

  /** Uses nothing of a plugin any more, from now on and in the next processes. */
  QuarantineEntry quarantine(CallSubject subject, String reason) {
    Candidate plugin = subject.plugin();
    QuarantineEntry entry =
        new QuarantineEntry(
            plugin.id(),
            plugin.version(),
            plugin.facts().sha256(),
            Thrown.line(reason),
            Timestamps.text(clock.instant()),
            subject.code(),
            subject.job());
    quarantine.add(entry);
    LOG.warn("plugin {} is quarantined: {}", plugin.id(), entry.reason());
    return entry;
  }
}
