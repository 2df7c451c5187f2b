package dev.moie.core.alert;

import dev.moie.api.alert.Severity;
import dev.moie.api.event.ActionDecided;
import dev.moie.api.event.AlertRaised;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.OrderCarriedOut;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.core.engine.EventPublisher;
import dev.moie.core.state.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what the engine tells the listeners in plugins, and writes down what people have to be
 * told. Delivers nothing, and lets nothing that goes wrong here come back to the engine.
 */
final class EngineEars implements EventPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(EngineEars.class);

  /** How many lines of one run are told in one alert. */
  private static final int MOST_LINES = 20;

  private final EventPublisher listeners;
  private final AlertBook book;
  private final JobTroubles troubles;
  private final Pulses pulses;
  private final Map<String, List<AlertRaised>> said = new LinkedHashMap<>();

  EngineEars(EventPublisher listeners, AlertBook book, JobTroubles troubles, Pulses pulses) {
    this.listeners = listeners;
    this.book = book;
    this.troubles = troubles;
    this.pulses = pulses;
  }

  @Override
  public void publish(HeartbeatStarted event) {
    pulses.begins();
    listeners.publish(event);
  }

  @Override
  public void publish(JobFinished event) {
    listeners.publish(event);
  }

  @Override
  public void publish(JobFinished event, Job job) {
    listeners.publish(event);
    quietly(() -> heard(event, job));
  }

  @Override
  public void publish(PhaseCompleted event) {
    listeners.publish(event);
  }

  @Override
  public void publish(ActionDecided event) {
    listeners.publish(event);
  }

  @Override
  public void publish(OrderCarriedOut event) {
    listeners.publish(event);
  }

  @Override
  public void publish(HeartbeatFinished event) {
    listeners.publish(event);
  }

  /** An action has something to tell; told with the rest of its run, when that is over. */
  void said(AlertRaised alert) {
    synchronized (said) {
      said.computeIfAbsent(alert.job().id(), job -> new ArrayList<>()).add(alert);
    }
  }

  private void heard(JobFinished event, Job job) {
    List<AlertRaised> its;
    synchronized (said) {
      its = said.remove(job.id());
    }
    if (its != null) {
      tell(job, its);
    }
    Optional<Trouble> trouble = troubles.of(event, job);
    String prefix = JobTroubles.PREFIX + job.id() + "/";
    book.over(
        key ->
            key.startsWith(prefix)
                && key.indexOf('/', prefix.length()) < 0
                && JobTroubles.ends(event.outcome(), key));
    trouble.ifPresent(book::wrong);
  }

  private void tell(Job job, List<AlertRaised> alerts) {
    Map<String, List<String>> bySubject = new LinkedHashMap<>();
    alerts.forEach(
        alert ->
            bySubject
                .computeIfAbsent(alert.subject(), subject -> new ArrayList<>())
                .add(alert.message()));
    String from = "From job " + job.id() + " (" + job.task() + ").";
    bySubject.forEach(
        (subject, lines) -> {
          if (lines.size() == 1) {
            book.tell(subject, Severity.INFO, lines.get(0), from);
          } else {
            StringBuilder all = new StringBuilder();
            lines.stream().limit(MOST_LINES).forEach(line -> all.append(line).append('\n'));
            if (lines.size() > MOST_LINES) {
              all.append("and ").append(lines.size() - MOST_LINES).append(" more\n");
            }
            book.tell(
                subject, Severity.INFO, subject + ": " + lines.size() + " messages", all + from);
          }
        });
  }

  /** What cannot be written down here is told in the log, and hurts nothing else. */
  static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("an alert could not be recorded: {}", e.getMessage());
    }
  }
}
