package dev.moie.api.alert;

import dev.moie.api.Experimental;
import org.pf4j.ExtensionPoint;

/**
 * Delivers alerts to a channel: a person's desktop, a mailbox, a web hook. The class is annotated
 * with {@link ChannelType}.
 *
 * <p>An instance is made for each call, by its constructor, which is injected as that of a job type
 * is. The call has a thread of its own and the time that the channel's {@code timeout} allows (30
 * seconds by default); when it is over the thread is interrupted, and the alert counts as not
 * delivered. A notifier must end when it is interrupted: one that does not is abandoned, and its
 * plugin quarantined. Several calls may run at once, but never two for one channel. Nothing waits
 * for them but the end of a heartbeat that was started by itself, and that only for a bounded time.
 *
 * <p>An alert that was not delivered is tried again, with growing pauses, for a day. One that was
 * delivered is not, unless the engine was killed between the delivery and its record: a channel
 * that knows keys can use {@link Alert#id()} to drop the second.
 *
 * <p>All text of an alert may have been written by strangers: escape it for where it goes. Since
 * API 0.1.1.
 *
 * @param <C> a record that the channel's {@code with} is bound to, as for job types; {@link
 *     dev.moie.api.NoConfig} if there is nothing to configure
 */
@Experimental
public interface Notifier<C> extends ExtensionPoint {

  /**
   * Delivers an alert.
   *
   * @param config the channel's {@code with}, complete and checked
   * @param alert what to tell
   * @param context the services of the engine
   * @return whether it was delivered
   * @throws Exception anything thrown counts as {@link Delivery#failed failed}, with the
   *     exception's message as the reason; {@link InterruptedException} is what a timeout or a
   *     stopping engine looks like
   */
  Delivery deliver(C config, Alert alert, NotifierContext context) throws Exception;

  /**
   * Tells the channel of a heartbeat: when it begins, and when it has ended. Called only if the
   * type says {@link ChannelType#heartbeats}. Not tried again: the next heartbeat says more.
   *
   * @param config the channel's {@code with}, complete and checked
   * @param beat the heartbeat
   * @param context the services of the engine
   * @return whether it was delivered; by default it is, to nobody
   * @throws Exception as {@link #deliver}
   */
  default Delivery beat(C config, Beat beat, NotifierContext context) throws Exception {
    return Delivery.delivered();
  }
}
