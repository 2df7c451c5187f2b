package dev.moie.app.logging;

import ch.qos.logback.classic.LoggerContext;
import dev.moie.core.secret.Masking;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LocationAwareLogger;

/** Knows what is shown, and makes Logback when something is. Thread-safe. */
final class LateLoggers implements ILoggerFactory {
  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private volatile Level shown = Level.WARN;
  private volatile Optional<Masking> masking = Optional.empty();
  private volatile Optional<LogFile> file = Optional.empty();
  private Optional<LoggerContext> logback = Optional.empty();

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, each -> new LateLogger(each, this));
  }

  void show(Level from) {
    shown = from;
  }

  /** Keeps everything of note in a file, from here on; a file that was given before is closed. */
  synchronized void keep(LogFile its) {
    file.ifPresent(old -> old.detach(context()));
    its.attach(context());
    file = Optional.of(its);
  }

  private LoggerContext context() {
    if (logback.isEmpty()) {
      logback = Optional.of(LogbackSetup.context(() -> shown));
    }
    return logback.get();
  }

  void mask(Masking its) {
    masking = Optional.of(its);
  }

  /** What keeps secrets out, if there are any. */
  Optional<Masking> masking() {
    return masking.filter(its -> !its.isIdle());
  }

  boolean shows(Level level) {
    return level.toInt() >= shown.toInt()
        || (file.isPresent() && level.toInt() >= Level.INFO.toInt());
  }

  /** Logback's logger of a name. */
  synchronized LocationAwareLogger real(String name) {
    return context().getLogger(name);
  }
}
