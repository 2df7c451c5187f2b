package dev.moie.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Logback, set up by code: its XML parser alone would cost a good part of a heartbeat. What is
 * shown is written to the error output; {@link LogFile} keeps more.
 */
final class LogbackSetup {
  private LogbackSetup() {}

  private static final List<String> CHATTY =
      List.of("com.zaxxer.hikari", "com.github.kagkarlsson.scheduler");

  /**
   * Makes a context.
   *
   * @param shown what is written to the error output, now and later
   */
  static LoggerContext context(Supplier<org.slf4j.event.Level> shown) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("moie: %level: %logger{20}: %msg%n%nopex");
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.addFilter(
        new Filter<>() {
          @Override
          public FilterReply decide(ILoggingEvent event) {
            return Level.convertAnSLF4JLevel(shown.get()).toInt() <= event.getLevel().toInt()
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
          }
        });
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.TRACE);
    root.addAppender(console);
    // They tell at each start what they are made of.
    for (String library : CHATTY) {
      context.getLogger(library).setLevel(Level.WARN);
    }
    return context;
  }
}
