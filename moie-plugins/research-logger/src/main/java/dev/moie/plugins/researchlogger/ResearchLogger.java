package dev.moie.plugins.researchlogger;

import dev.moie.api.EngineListener;
import dev.moie.api.JobOutcome;
import dev.moie.api.event.AlertRaised;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.api.files.WorkspaceFiles;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pf4j.Extension;

/** Writes an entry for everything that a heartbeat did. */
@Extension
public final class ResearchLogger implements EngineListener {
  private final ResearchLog log;
  private final Clock clock;

  /** What was last said of the jobs that wait for a person: it is not said again at every beat. */
  private final Map<String, String> asked = new HashMap<>();

  /**
   * Made by the engine.
   *
   * @param files where the log lies
   * @param clock tells the zone of its days
   */
  @Inject
  public ResearchLogger(WorkspaceFiles files, Clock clock) {
    this.log = new ResearchLog(files);
    this.clock = clock;
  }

  @Override
  public void jobFinished(JobFinished event) {
    if (event.outcome() == JobOutcome.ACTION_REQUIRED
        && event.reason().equals(asked.put(event.job().id(), event.reason()))) {
      return;
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("job", event.job().id());
    metadata.put("phase", event.phase().id() + " " + event.phase().name());
    metadata.put("outcome", event.outcome().name());
    metadata.put("duration_ms", Long.toString(event.duration().toMillis()));
    if (event.attempts() > 0) {
      metadata.put("attempts", Integer.toString(event.attempts()));
    }
    String reason = event.reason().isEmpty() ? "" : ": " + event.reason();
    write(
        event.at(),
        category(event.outcome()),
        "job",
        event.job().task() + " - " + event.outcome() + reason,
        metadata);
  }

  @Override
  public void phaseCompleted(PhaseCompleted event) {
    String next = event.next().map(phase -> "; phase " + phase.id() + " begins").orElse("");
    write(
        event.at(),
        Category.MILESTONE,
        "phase",
        "Phase " + event.phase().id() + " is complete: " + event.phase().name() + next,
        Map.of("phase", Integer.toString(event.phase().id())));
  }

  @Override
  public void alertRaised(AlertRaised event) {
    write(
        event.at(),
        Category.OBSERVATION,
        "alert",
        event.subject() + ": " + event.message(),
        Map.of("job", event.job().id()));
  }

  private static Category category(JobOutcome outcome) {
    return switch (outcome) {
      case VERIFIED, EXECUTED -> Category.MILESTONE;
      case FAILED, CYCLIC_FAILED, INCONCLUSIVE -> Category.ERROR;
      case DENIED, APPROVAL_REQUIRED, ACTION_REQUIRED -> Category.DECISION;
      case BLOCKED, CYCLIC_WAITING, CYCLIC_HELD, CYCLIC_RAN, WOULD_VERIFY, WOULD_RUN ->
          Category.OBSERVATION;
    };
  }

  private void write(
      Instant at, Category category, String kind, String text, Map<String, String> metadata) {
    try {
      log.write(
          new Entry(ZonedDateTime.ofInstant(at, clock.getZone()), category, kind, text, metadata));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
