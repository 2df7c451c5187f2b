package dev.moie.core.cluster;

import dev.moie.core.postgres.Database;
import java.util.Optional;

/** The lead for a command, which is no node: kept until the command is done. */
public final class LeadKeeper implements AutoCloseable {
  private final Lead lead;
  private final Ticker pulse;

  private LeadKeeper(Lead lead, ClusterSettings settings) {
    this.lead = lead;
    this.pulse = Ticker.start("moie-lead", settings.heartbeat(), lead::renew);
  }

  /** Takes the lead, if nobody has it. */
  public static Optional<LeadKeeper> take(
      Database database, ClusterSettings settings, String holder) {
    return Lead.take(database, settings, holder).map(lead -> new LeadKeeper(lead, settings));
  }

  public Lead lead() {
    return lead;
  }

  @Override
  public void close() {
    pulse.close();
    lead.close();
  }
}
