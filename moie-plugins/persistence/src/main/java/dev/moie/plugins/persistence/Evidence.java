package dev.moie.plugins.persistence;

import dev.moie.api.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what was installed does beat: an entry that is there may still start nothing. */
final class Evidence {
  private static final Pattern LAST_HEARTBEAT =
      Pattern.compile("\"last_heartbeat\"\\s*:\\s*\"([^\"]+)\"");

  private final Plan plan;
  private final Instant since;
  private final Instant now;

  Evidence(Plan plan, Instant since, Instant now) {
    this.plan = plan;
    this.since = since;
    this.now = now;
  }

  Verification verify(String scheduler) throws IOException {
    Verification beat = beat(scheduler);
    return beat.holds() && plan.watches() ? watch(beat) : beat;
  }

  private Verification beat(String scheduler) throws IOException {
    if (plan.machine().variable("MOIE_STARTED_BY").equals(plan.id())) {
      return Verification.verified(scheduler + " started this heartbeat");
    }
    Optional<long[]> trace = trace("beat");
    if (plan.machine().isWindows() || plan.mode() == Mode.DAEMON) {
      Optional<Instant> last = lastHeartbeat().filter(at -> at.isAfter(since));
      return last.isPresent()
          ? fresh(scheduler, last.get())
          : absent(scheduler, plan.every(), "beaten");
    }
    if (trace.isEmpty()) {
      return absent(scheduler, plan.every(), "beaten");
    }
    long code = trace.get()[0];
    if (code > 1) {
      return Verification.notVerified(
          scheduler + "'s last heartbeat ended with exit code " + code + "; see " + log());
    }
    Instant started = Instant.ofEpochSecond(trace.get()[1]);
    if (lastHeartbeat().filter(at -> at.isBefore(started)).isPresent()) {
      return Verification.notVerified(
          scheduler + "'s last heartbeat did not move last_heartbeat; see " + log());
    }
    return fresh(scheduler, started);
  }

  private Verification fresh(String scheduler, Instant last) {
    String age = Duration.between(last, now).toMinutes() + " min ago";
    return last.isBefore(now.minus(plan.every().multipliedBy(3)))
        ? Verification.notVerified(
            scheduler + " started the last heartbeat " + age + ", and none since; see " + log())
        : Verification.verified(scheduler + " started a heartbeat " + age);
  }

  private Verification watch(Verification beat) throws IOException {
    Optional<long[]> trace = trace("watch");
    if (plan.machine().isWindows()) {
      return beat;
    }
    if (trace.isEmpty()) {
      // The beat is what the job is about; the watch may have its first turn still before it.
      return isNew(plan.watchEvery())
          ? beat
          : Verification.notVerified("its health is not looked at: " + plan.watchScript());
    }
    Instant last = Instant.ofEpochSecond(trace.get()[1]);
    return last.isBefore(now.minus(plan.watchEvery().multipliedBy(3)))
        ? Verification.notVerified("its health was looked at last at " + last + ", and not since")
        : beat;
  }

  private Verification absent(String scheduler, Duration every, String what) {
    return isNew(every)
        ? Verification.inconclusive(
            "installed in "
                + scheduler
                + " and active; its first heartbeat is due within "
                + every.toMinutes()
                + " min and will tell")
        : Verification.notVerified(
            "installed in "
                + scheduler
                + ", but it has not "
                + what
                + " since "
                + since
                + "; see "
                + log());
  }

  private boolean isNew(Duration every) {
    return now.isBefore(since.plus(every.multipliedBy(2)).plusSeconds(60));
  }

  private String log() {
    return Files.exists(plan.logFile())
        ? plan.logFile().toString()
        : "journalctl --user -u " + plan.id();
  }

  private Optional<long[]> trace(String name) throws IOException {
    Path file = plan.data().resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String[] words = Files.readString(file).strip().split(" ", -1);
    try {
      return Optional.of(new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])});
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException halfWritten) {
      return Optional.empty();
    }
  }

  private Optional<Instant> lastHeartbeat() throws IOException {
    for (String name : new String[] {"sovereign_state_v2.json", "sovereign_state.json"}) {
      Path file = plan.root().resolve(name);
      if (Files.isRegularFile(file)) {
        Matcher found = LAST_HEARTBEAT.matcher(Files.readString(file));
        try {
          return found.find()
              ? Optional.of(OffsetDateTime.parse(found.group(1)).toInstant())
              : Optional.empty();
        } catch (DateTimeException writtenByOthers) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
