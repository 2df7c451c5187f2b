package dev.moie.app.logging;

import dev.moie.core.secret.Masking;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.Reporter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** What SLF4J finds instead of Logback. */
public final class LateLogging implements SLF4JServiceProvider {
  private final LateLoggers loggers = new LateLoggers();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new BasicMDCAdapter();

  /** Made by SLF4J. */
  public LateLogging() {}

  /** Makes SLF4J use this. To be called before anything asks for a logger. */
  public static void choose() {
    // Else SLF4J tells at each start that it does as it is told.
    System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
    System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, LateLogging.class.getName());
  }

  /**
   * Shows more or less from here on. The default is warnings and errors; verbose shows everything
   * of note, quiet only errors.
   */
  public static void level(boolean verbose, boolean quiet) {
    if ((verbose || quiet) && LoggerFactory.getILoggerFactory() instanceof LateLoggers loggers) {
      loggers.show(verbose ? Level.INFO : Level.ERROR);
    }
  }

  /** Keeps secrets out of every line that is logged or printed from here on. */
  public static void masking(Masking masking) {
    if (LoggerFactory.getILoggerFactory() instanceof LateLoggers loggers) {
      loggers.mask(masking);
    }
  }

  /** Keeps everything of note in a file too, from here on. */
  public static void keep(LogFile file) {
    if (LoggerFactory.getILoggerFactory() instanceof LateLoggers loggers) {
      loggers.keep(file);
    }
  }

  /** What masks the secrets that were handed out; empty if none was. */
  static Optional<Masking> secrets() {
    return LoggerFactory.getILoggerFactory() instanceof LateLoggers loggers
        ? loggers.masking()
        : Optional.empty();
  }

  @Override
  public void initialize() {}

  @Override
  public ILoggerFactory getLoggerFactory() {
    return loggers;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }
}
