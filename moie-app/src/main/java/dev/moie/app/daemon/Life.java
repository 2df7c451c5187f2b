package dev.moie.app.daemon;

import dev.moie.app.FileStamp;
import dev.moie.core.engine.Pulse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread beside the heart's: it proves that the heart turns, by what it tells systemd and writes
 * down, and by nothing if the heart does not; looks after the settings; and ends a drain that lasts
 * too long.
 */
final class Life implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Life.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** How often health is written between beats. */
  private static final Duration WRITE = Duration.ofSeconds(15);

  /** A heart that has not turned for so long hangs. */
  private static final Duration HANGS = Duration.ofSeconds(30);

  private final Daemon daemon;
  private final Thread heartThread = Thread.currentThread();
  private Optional<Thread> thread = Optional.empty();
  private volatile boolean reload;
  private volatile boolean closed;
  private Optional<Pulse> lastPulse = Optional.empty();
  private long turned = System.nanoTime();
  private boolean hangs;

  Life(Daemon daemon) {
    this.daemon = daemon;
  }

  void start(Optional<Duration> watchdog) {
    Thread made = new Thread(() -> live(watchdog), "moie-daemon-life");
    made.setDaemon(true);
    thread = Optional.of(made);
    made.start();
  }

  /** The settings are to be read again, whether they look changed or not. */
  void reloadSoon() {
    reload = true;
  }

  private void live(Optional<Duration> watchdog) {
    String seen = FileStamp.of(daemon.settingsFile());
    long told = System.nanoTime();
    long written = told;
    while (!closed) {
      try {
        Thread.sleep(LOOK.toMillis());
      } catch (InterruptedException closing) {
        return;
      }
      String stamp = FileStamp.of(daemon.settingsFile());
      if (reload || !stamp.equals(seen)) {
        reload = false;
        seen = stamp;
        daemon.reload();
      }
      daemon.endIfOverdue();
      if (turns()) {
        long now = System.nanoTime();
        if (watchdog.isPresent() && now - told >= watchdog.get().toNanos()) {
          told = now;
          daemon.systemd().alive();
        }
        if (now - written >= WRITE.toNanos()) {
          written = now;
          daemon.writeHealth();
        }
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // each turn makes another pulse
  private boolean turns() {
    Optional<Pulse> pulse = daemon.heart().flatMap(heart -> heart.pulse());
    long now = System.nanoTime();
    boolean same = pulse.isPresent() && lastPulse.isPresent() && pulse.get() == lastPulse.get();
    if (pulse.isPresent() && !same) {
      lastPulse = pulse;
      turned = now;
      if (hangs) {
        hangs = false;
        LOG.warn("the heart turns again");
      }
    }
    boolean hanging = pulse.isPresent() && now - turned > HANGS.toNanos();
    if (hanging && !hangs) {
      hangs = true;
      StringBuilder stack = new StringBuilder();
      for (StackTraceElement frame : heartThread.getStackTrace()) {
        stack.append("; ").append(frame);
      }
      LOG.error("the heart has not turned for {}{}", HANGS, stack);
    }
    return !hanging;
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    if (thread.isPresent()) {
      thread.get().interrupt();
      thread.get().join(5000);
    }
  }
}
