package dev.moie.api;

import dev.moie.api.event.ActionDecided;
import dev.moie.api.event.AlertRaised;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.OrderCarriedOut;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.api.event.PluginChanged;
import org.pf4j.ExtensionPoint;

/**
 * Hears what the engine did, after it is recorded.
 *
 * <p>Annotate the class with PF4J's {@code @Extension}. One instance lives as long as its plugin is
 * loaded. The engine calls it on a thread of the plugin's own, one event at a time and in order,
 * for at most ten seconds each. Whatever a listener throws is logged, and hurts nothing else. Dry
 * runs send no events.
 *
 * <p>The engine waits until an event has been heard, and with it all before; but for {@link
 * #jobFinished} and {@link #alertRaised}: after those it goes on at once, and waits only for
 * listeners that are a thousand events behind.
 */
public interface EngineListener extends ExtensionPoint {

  /**
   * A heartbeat began.
   *
   * @param event what is known of it
   */
  default void heartbeatStarted(HeartbeatStarted event) {}

  /**
   * A heartbeat is done with a job.
   *
   * @param event the job and its outcome
   */
  default void jobFinished(JobFinished event) {}

  /**
   * Every job of a phase is completed.
   *
   * @param event the phase, and the one that begins
   */
  default void phaseCompleted(PhaseCompleted event) {}

  /**
   * A heartbeat ended.
   *
   * @param event what it came to
   */
  default void heartbeatFinished(HeartbeatFinished event) {}

  /**
   * A plugin was added, replaced or removed while the engine runs. May come while a heartbeat is in
   * progress, between its other events.
   *
   * @param event the plugin and its versions
   */
  default void pluginChanged(PluginChanged event) {}

  /**
   * An action has something to tell people at once. Sent after the action has ended, and before its
   * job is finished.
   *
   * @param event what, and whose job it was
   */
  @Experimental
  default void alertRaised(AlertRaised event) {}

  /**
   * The policies have decided about an action. The action does not begin before the listeners have
   * been told. May come from several jobs at once, one after the other.
   *
   * @param event the action and the decision
   */
  @Experimental
  default void actionDecided(ActionDecided event) {}

  /**
   * A person has had something done about a job.
   *
   * @param event what, and by whom
   */
  @Experimental
  default void orderCarriedOut(OrderCarriedOut event) {}
}
