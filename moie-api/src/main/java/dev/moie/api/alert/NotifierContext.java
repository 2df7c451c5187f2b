package dev.moie.api.alert;

import dev.moie.api.Experimental;
import dev.moie.api.secret.Secrets;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * What a notifier may ask of the engine. Valid during the call that it was handed to; its methods
 * may be called from any thread of the plugin.
 *
 * <p>Implemented by the engine, and by test kits, only: methods are added to it in later versions,
 * with a default.
 */
@Experimental
public interface NotifierContext {

  /**
   * The channel's name in {@code moie.yaml}.
   *
   * @return the name
   */
  String channel();

  /**
   * The engine's clock, in the workspace's time zone.
   *
   * @return the clock; a test sets it
   */
  Clock clock();

  /**
   * A logger whose lines name the plugin.
   *
   * @return the logger
   */
  Logger log();

  /**
   * The workspace's secrets, by name.
   *
   * @return the secrets
   */
  Secrets secrets();

  /**
   * The engine's HTTP client for what is posted. It follows no redirection: that would turn a POST
   * into a GET, carry its headers to strangers, and take their answer for success.
   *
   * @return the client; its threads are the engine's
   */
  HttpClient http();

  /**
   * How long this call may still take: the channel's {@code timeout} (default 30 seconds), less
   * what has passed.
   *
   * @return the time left; zero when it is over
   */
  Duration remaining();

  /**
   * Whether the call should end early: its time is over, or the engine is stopping. The thread of
   * the call is interrupted too.
   *
   * @return true if the call should return as soon as it can
   */
  boolean isCancelled();
}
