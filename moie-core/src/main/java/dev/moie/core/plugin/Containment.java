package dev.moie.core.plugin;

import dev.moie.core.secret.Masking;
import dev.moie.core.state.Timestamps;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps plugin code apart from the engine: the threads that it runs on, what is put back after
 * it, and the quarantine for plugins that broke out. One a host. Thread-safe.
 */
final class Containment {
  private static final Logger LOG = LoggerFactory.getLogger(Containment.class);

  private final Ambience ambience = Ambience.now();
  private volatile Map<Object, Object> properties = Map.copyOf(System.getProperties());
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

  /**
   * A call was to end, and ignored its interruption.
   *
   * @param what it did, such as {@code ignored its time limit and interruption}
   */
  void abandoned(CallSubject subject, CallThread call, String what) {
    threads.abandon(call);
    quarantine(subject, subject.describe() + " " + what);
  }

  /** Says what a call has put out that was dropped, and what that leads to. */
  void tell(CallSubject subject, CallVolume volume) {
    volume
        .dropped()
        .ifPresent(
            what ->
                LOG.warn("{} of plugin {} {}", subject.describe(), subject.plugin().id(), what));
    volume.flood().ifPresent(what -> quarantine(subject, subject.describe() + " " + what));
  }

  /** Puts a plugin into quarantine if too many threads of its have outlived their calls. */
  void checkThreads(CallSubject subject, ClassLoader loader) throws InterruptedException {
    String id = subject.plugin().id();
    if (threads.countOf(id) <= LeftThreads.ENDURED) {
      return;
    }
    List<Thread> left = new LeftThreads(threads, id, loader).after(limits.grace().toNanos());
    if (left.size() > LeftThreads.ENDURED) {
      quarantine(subject, masking.mask(LeftThreads.describe(left, subject)));
    }
  }

  /** Puts back what belongs to the whole process, and names what of it stays changed. */
  void restore(CallSubject subject) {
    ambience.restore();
    Map<Object, Object> before = properties;
    if (!System.getProperties().equals(before)) {
      properties = Map.copyOf(System.getProperties());
      LOG.info(
          "while {} of plugin {} ran, system properties changed, and stay so: {}",
          subject.describe(),
          subject.plugin().id(),
          Thrown.line(changed(before, properties)));
    }
  }

  /** The names; values may be secrets. */
  private static String changed(Map<Object, Object> before, Map<Object, Object> now) {
    Set<String> names = new TreeSet<>();
    for (Object key : before.keySet()) {
      if (!before.get(key).equals(now.get(key))) {
        names.add(String.valueOf(key));
      }
    }
    for (Object key : now.keySet()) {
      if (!before.containsKey(key)) {
        names.add(String.valueOf(key));
      }
    }
    return String.join(", ", names);
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
