package dev.moie.plugins.persistence;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds if a scheduler that survives a reboot starts the heartbeat. What {@link ScheduleAction} has
 * installed has to be active and to beat; of what people have made themselves there has to be an
 * entry.
 */
@JobType(
    value = "persistence/scheduled",
    summary = "Holds if cron, systemd, launchd or Windows starts the heartbeat, and it does beat",
    example = "{\"kind\": \"cron\"}")
public final class ScheduledVerifier implements Verifier<ScheduledConfig> {
  private final Programs programs;

  /**
   * Made by the engine.
   *
   * @param processes asks the schedulers
   */
  @Inject
  public ScheduledVerifier(Processes processes) {
    this.programs = new Programs(processes);
  }

  @Override
  public Verification verify(ScheduledConfig config, JobContext job)
      throws IOException, InterruptedException {
    Path root = job.files().root();
    HandMade handMade = new HandMade(programs, config.match(), root);
    if (config.kind() == ScheduledConfig.Kind.FILE) {
      return file(job.files().resolve(config.path().orElseThrow()), config.match(), handMade);
    }
    Optional<Note> note = Note.read(job.files()).filter(each -> isMeant(config, each));
    if (note.isPresent()) {
      Optional<Verification> answer = installed(note.get(), job);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return handMade.verify(config.kind());
  }

  private static boolean isMeant(ScheduledConfig config, Note note) {
    return config.kind() == ScheduledConfig.Kind.AUTO
        || config.kind().name().equals(note.config().kind().name());
  }

  /** Of what was installed; empty if it is gone altogether. */
  private Optional<Verification> installed(Note note, JobContext job)
      throws IOException, InterruptedException {
    Installation installation =
        Installation.of(note.config(), job.files(), Machine.here(), programs);
    Scheduler.Standing standing = installation.standing();
    return switch (standing.state()) {
      case ABSENT -> Optional.empty();
      case UNKNOWN -> Optional.of(Verification.inconclusive(standing.detail()));
      case INACTIVE -> Optional.of(Verification.notVerified(standing.detail()));
      case ACTIVE ->
          Optional.of(
              new Evidence(installation.plan(), note.since(), job.clock().instant())
                  .verify(installation.kind().name().toLowerCase(Locale.ROOT)));
    };
  }

  private static Verification file(Path path, String match, HandMade handMade) throws IOException {
    if (!Files.isRegularFile(path)) {
      return Verification.notVerified(path + " does not exist");
    }
    String crontab = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    return Crontab.entry(crontab, match)
        .map(entry -> Verification.verified("found: " + entry))
        .orElseGet(handMade::missing);
  }
}
