package dev.moie.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.moie.core.workspace.DaemonSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import org.slf4j.Logger;

/** A log file, as text or one JSON object a line, rotated by its size. Made once, attached once. */
public final class LogFile {
  private final Path file;
  private final DaemonSettings.LogFile settings;
  private final ZoneId zone;
  private final RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();

  /**
   * A log file.
   *
   * @param file its full path; rotated ones are beside it, {@code .1} the newest
   * @param settings how it is written, and how much of it stays
   * @param zone of its times
   */
  public LogFile(Path file, DaemonSettings.LogFile settings, ZoneId zone) {
    this.file = file;
    this.settings = settings;
    this.zone = zone;
  }

  void attach(LoggerContext context) {
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(file.toString());
    FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
    window.setContext(context);
    window.setParent(appender);
    window.setFileNamePattern(file + ".%i");
    window.setMinIndex(1);
    window.setMaxIndex(Math.min(settings.keep(), 20));
    window.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize((long) settings.maxMib() << 20));
    size.start();
    appender.setRollingPolicy(window);
    appender.setTriggeringPolicy(size);
    appender.setEncoder(new MaskedEncoder(encoder(context)));
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    // It tells of each step of each plugin's life, which the journal tells in a line.
    context.getLogger("org.pf4j").setLevel(Level.WARN);
  }

  private Encoder<ILoggingEvent> encoder(LoggerContext context) {
    if (settings.format() == DaemonSettings.Format.JSON) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(context);
      json.setWithContext(false);
      json.setWithSequenceNumber(false);
      json.setWithNanoseconds(false);
      json.setWithFormattedMessage(true);
      json.setWithMessage(false);
      json.setWithArguments(false);
      json.start();
      return json;
    }
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern(
        "%date{yyyy-MM-dd'T'HH:mm:ss.SSSXXX," + zone + "} %-5level %logger{20}: %msg%n%nopex");
    text.start();
    return text;
  }

  void detach(LoggerContext context) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
    appender.stop();
  }
}
