package dev.moie.core.postgres;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Where Flyway's many words go: nowhere. What matters it throws. Public, since Flyway makes one by
 * its name.
 */
public final class QuietLog implements LogCreator, Log {

  @Override
  public Log createLogger(Class<?> of) {
    return this;
  }

  @Override
  public void debug(String message) {}

  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, Exception e) {}

  @Override
  public void notice(String message) {}
}
