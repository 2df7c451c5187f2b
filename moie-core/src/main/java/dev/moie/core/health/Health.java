package dev.moie.core.health;

import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.workspace.LockHolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What whoever beats says of the workspace.
 *
 * @param writtenAt when
 * @param writer who has written it
 * @param start when that process was started, see {@link dev.moie.core.workspace.ProcessStart};
 *     empty unless it is a daemon that lives on
 * @param lastHeartbeat the last beat
 * @param every how often it beats
 * @param outcome what the last beat came to, in one word; empty if there was none
 * @param trouble what is wrong with the state, the log, the disk or the settings
 * @param jobs the cyclic jobs
 */
public record Health(
    Instant writtenAt,
    LockHolder writer,
    String start,
    Optional<Instant> lastHeartbeat,
    Duration every,
    String outcome,
    Optional<String> trouble,
    List<JobHealth> jobs) {

  public Health {
    jobs = List.copyOf(jobs);
  }
}
