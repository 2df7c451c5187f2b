package dev.moie.app.logging;

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
  private Optional<ILoggerFactory> logback = Optional.empty();

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, each -> new LateLogger(each, this));
  }

  void show(Level from) {
    shown = from;
  }

  void mask(Masking its) {
    masking = Optional.of(its);
  }

  /** What keeps secrets out, if there are any. */
  Optional<Masking> masking() {
    return masking.filter(its -> !its.isIdle());
  }

  boolean shows(Level level) {
    return level.toInt() >= shown.toInt();
  }

  /** Logback's logger of a name. */
  synchronized LocationAwareLogger real(String name) {
    if (logback.isEmpty()) {
      logback = Optional.of(LogbackSetup.context());
    }
    return (LocationAwareLogger) logback.get().getLogger(name);
  }
}
