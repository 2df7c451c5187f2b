package dev.moie.plugins.persistence;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds if a scheduler that survives a reboot starts the heartbeat. */
@JobType(
    value = "persistence/scheduled",
    summary = "Holds if cron, systemd or launchd starts the heartbeat",
    example = "{\"kind\": \"cron\"}")
public final class ScheduledVerifier implements Verifier<ScheduledConfig> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Processes processes;

  /**
   * Made by the engine.
   *
   * @param processes asks the schedulers
   */
  @Inject
  public ScheduledVerifier(Processes processes) {
    this.processes = processes;
  }

  @Override
  public Verification verify(ScheduledConfig config, JobContext job)
      throws IOException, InterruptedException {
    Path root = job.files().root();
    if (config.kind() == ScheduledConfig.Kind.FILE) {
      return file(job.files().resolve(config.path().orElseThrow()), config.match(), root);
    }
    List<String> unanswered = new ArrayList<>();
    boolean answered = false;
    for (ScheduledConfig.Kind kind : kinds(config.kind())) {
      ProcessResult result = processes.run(question(kind).withTimeout(PATIENCE));
      boolean emptyCrontab =
          kind == ScheduledConfig.Kind.CRON && result.output().contains("no crontab");
      if (result.isSuccess() || emptyCrontab) {
        answered = true;
        Optional<String> entry = entry(kind, result.output(), config.match());
        if (entry.isPresent()) {
          return Verification.verified("found: " + entry.get());
        }
      } else {
        unanswered.add(result.detail());
      }
    }
    return answered
        ? missing(config.match(), root)
        : Verification.inconclusive("no scheduler can be asked: " + String.join("; ", unanswered));
  }

  private static List<ScheduledConfig.Kind> kinds(ScheduledConfig.Kind kind) {
    return kind == ScheduledConfig.Kind.AUTO
        ? List.of(
            ScheduledConfig.Kind.CRON, ScheduledConfig.Kind.SYSTEMD, ScheduledConfig.Kind.LAUNCHD)
        : List.of(kind);
  }

  private static ProcessSpec question(ScheduledConfig.Kind kind) {
    return ProcessSpec.program(
        switch (kind) {
          case SYSTEMD ->
              List.of("systemctl", "--user", "list-timers", "--no-pager", "--no-legend");
          case LAUNCHD -> List.of("launchctl", "list");
          case CRON, AUTO, FILE -> List.of("crontab", "-l");
        });
  }

  private static Optional<String> entry(ScheduledConfig.Kind kind, String output, String match) {
    return kind == ScheduledConfig.Kind.CRON
        ? Crontab.entry(output, match)
        : output.lines().filter(line -> line.contains(match)).map(String::strip).findFirst();
  }

  private static Verification file(Path path, String match, Path root) throws IOException {
    if (!Files.isRegularFile(path)) {
      return Verification.notVerified(path + " does not exist");
    }
    String crontab = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    return Crontab.entry(crontab, match)
        .map(entry -> Verification.verified("found: " + entry))
        .orElseGet(() -> missing(match, root));
  }

  private static Verification missing(String match, Path root) {
    return Verification.notVerified(
        "nothing starts \""
            + match
            + "\" again and again; add this line with \"crontab -e\": */10 * * * * moie --home "
            + root
            + " heartbeat");
  }
}
