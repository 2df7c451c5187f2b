package dev.moie.app;

import dev.moie.core.cyclic.Examiner;
import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.health.Health;
import dev.moie.core.health.HealthFile;
import dev.moie.core.io.Disk;
import dev.moie.core.log.LogException;
import dev.moie.core.state.State;
import dev.moie.core.workspace.LockHolder;
import dev.moie.core.workspace.ProcessStart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes how a workspace is, for whoever looks from outside. Thread-safe. */
public final class HealthWriter {
  /** What is written is read later, and must not be called late for its own age. */
  private static final Duration SHORTEST_GRACE = Duration.ofMinutes(1);

  private final Session session;
  private final Clock clock;
  private final LockHolder writer;
  private final String start;

  /**
   * Writes for a session.
   *
   * @param command what this process does
   * @param lives whether it goes on to live, so that its death is a sign too
   */
  public HealthWriter(Session session, String command, boolean lives) {
    this.session = session;
    this.clock = session.clock();
    this.writer = LockHolder.ofThisProcess(command, clock);
    this.start = lives ? ProcessStart.of(ProcessHandle.current().pid()).orElse("") : "";
  }

  /**
   * Writes.
   *
   * @param every how often it beats
   * @param outcome what the last beat came to
   * @param trouble what is wrong
   * @throws IOException if it cannot be written
   */
  public void write(State state, Duration every, String outcome, Optional<String> trouble)
      throws IOException {
    Instant now = clock.instant();
    Duration late = every.plus(every.dividedBy(2));
    Duration grace = late.compareTo(SHORTEST_GRACE) > 0 ? late : SHORTEST_GRACE;
    List<JobHealth> jobs = List.of();
    Optional<String> wrong = trouble;
    try {
      jobs = new Examiner(session.log(), session.engine().plan(), grace).examine(state, now);
    } catch (LogException e) {
      wrong = wrong.or(() -> Optional.of(e.getMessage()));
    }
    new HealthFile(Disk.LOCAL, session.workspace().healthFile())
        .write(
            new Health(
                now, writer, start, state.meta().lastHeartbeat(), every, outcome, wrong, jobs));
  }
}
