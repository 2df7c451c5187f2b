package dev.moie.core.alert;

import dev.moie.api.event.AlertRaised;
import java.util.List;
import java.util.function.Consumer;

/**
 * What plugins have to do with alerts: they deliver them, raise them, and are what they are about.
 */
public interface AlertPlugins extends Channels {

  /** What is wrong with plugins now; their keys begin with {@code plugin/}. */
  List<Trouble> troubles();

  /** Has somebody hear what actions tell people at once. */
  void onAlert(Consumer<AlertRaised> listener);
}
