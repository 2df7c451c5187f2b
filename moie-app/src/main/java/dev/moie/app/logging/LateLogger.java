package dev.moie.app.logging;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

/** Hands what is to be shown to Logback's logger of the same name. */
final class LateLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  private final transient LateLoggers loggers;

  LateLogger(String name, LateLoggers loggers) {
    this.name = name;
    this.loggers = loggers;
  }

  @Override
  public boolean isTraceEnabled() {
    return loggers.shows(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return loggers.shows(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return loggers.shows(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return loggers.shows(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return loggers.shows(Level.ERROR);
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return LateLogger.class.getName();
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
    loggers
        .real(name)
        .log(marker, getFullyQualifiedCallerName(), level.toInt(), message, arguments, thrown);
  }
}
