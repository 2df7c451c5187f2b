package dev.moie.core.alert;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Beat;
import dev.moie.api.alert.Delivery;
import dev.moie.core.workspace.ChannelSettings;
import java.util.Optional;

/**
 * What delivers: plugins. Thread-safe. Whatever a plugin throws becomes an answer here; only an
 * interruption of the calling thread comes out as an exception.
 */
public interface Channels {

  /** What stands in the way of using a channel, for people; empty if nothing does. */
  Optional<String> obstacle(ChannelSettings channel);

  /** Whether a channel hears of heartbeats rather than of alerts. */
  boolean hearsBeats(ChannelSettings channel);

  /** Delivers an alert, within the channel's time. */
  Delivery deliver(ChannelSettings channel, Alert alert) throws InterruptedException;

  /** Tells of a heartbeat, within the channel's time. */
  Delivery beat(ChannelSettings channel, Beat beat) throws InterruptedException;
}
