package dev.moie.core.cluster;

import dev.moie.core.postgres.Database;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lead for a command, which is no node: kept until the command is done. */
public final class LeadKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeadKeeper.class);

  private final Lead lead;
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread thread = new Thread(run, "moie-lead");
            thread.setDaemon(true);
            return thread;
          });

  private LeadKeeper(Lead lead, ClusterSettings settings) {
    this.lead = lead;
    long every = settings.heartbeat().toMillis();
    pulse.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
  }

  /** Takes the lead, if nobody has it. */
  public static Optional<LeadKeeper> take(
      Database database, ClusterSettings settings, String holder) {
    return Lead.take(database, settings, holder).map(lead -> new LeadKeeper(lead, settings));
  }

  public Lead lead() {
    return lead;
  }

  private void renew() {
    try {
      lead.renew();
    } catch (RuntimeException e) {
      LOG.warn("the lead could not be renewed: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    pulse.shutdownNow();
    lead.close();
  }
}
