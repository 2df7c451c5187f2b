package dev.moie.core.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.cyclic.JobHealth;
import dev.moie.core.io.Disk;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.JsonTree;
import dev.moie.core.workspace.LockHolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * {@code .moie/health.json}: readable by everybody, and whole at every moment. It need not survive
 * a crash of the machine, so it is not forced to the disk.
 */
public final class HealthFile {
  private static final int MAX_BYTES = 8 << 20;

  private final Disk disk;
  private final Path file;

  /**
   * Uses a file.
   *
   * @param disk where it lies
   * @param file need not exist
   */
  public HealthFile(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /** Replaces the file. */
  public void write(Health health) throws IOException {
    disk.createFolders(file.getParent());
    Path temporary = disk.createTemporary(file.getParent(), file.getFileName().toString());
    try {
      disk.write(temporary, json(health).getBytes(StandardCharsets.UTF_8));
      disk.adopt(temporary, Optional.empty(), PosixFilePermissions.fromString("rw-r--r--"));
      disk.move(temporary, file);
    } finally {
      disk.delete(temporary);
    }
  }

  private static String json(Health health) {
    StringJoiner jobs = new StringJoiner(",\n    ", "[", "]");
    health.jobs().forEach(job -> jobs.add(json(job)));
    return "{\n  \"written_at\": "
        + time(Optional.of(health.writtenAt()))
        + ",\n  \"writer\": {\"pid\": "
        + JsonText.quote(health.writer().pid())
        + ", \"start\": "
        + JsonText.quote(health.start())
        + ", \"host\": "
        + JsonText.quote(health.writer().host())
        + ", \"since\": "
        + JsonText.quote(health.writer().since())
        + ", \"command\": "
        + JsonText.quote(health.writer().command())
        + "},\n  \"last_heartbeat\": "
        + time(health.lastHeartbeat())
        + ",\n  \"every_s\": "
        + health.every().toSeconds()
        + ",\n  \"outcome\": "
        + JsonText.quote(health.outcome())
        + ",\n  \"trouble\": "
        + health.trouble().map(JsonText::quote).orElse("null")
        + ",\n  \"jobs\": "
        + jobs
        + "\n}\n";
  }

  private static String json(JobHealth job) {
    return "{\"id\": "
        + JsonText.quote(job.id())
        + ", \"task\": "
        + JsonText.quote(job.task())
        + ", \"health\": "
        + JsonText.quote(job.condition().text())
        + ", \"reason\": "
        + JsonText.quote(job.reason())
        + ", \"due\": "
        + time(job.due())
        + ", \"grace_s\": "
        + job.grace().toSeconds()
        + "}";
  }

  private static String time(Optional<Instant> at) {
    return at.map(instant -> JsonText.quote(instant.toString())).orElse("null");
  }

  /**
   * Reads the file.
   *
   * @return empty if there is none
   * @throws IOException if it cannot be read or makes no sense
   */
  public Optional<Health> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is larger than any that was written");
      }
      return Optional.of(parse(JsonTree.read(new String(bytes, StandardCharsets.UTF_8))));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(file + " is not what was written: " + e.getMessage(), e);
    }
  }

  private static Health parse(JsonNode node) {
    JsonNode writer = node.path("writer");
    List<JobHealth> jobs = new ArrayList<>();
    for (JsonNode job : node.path("jobs")) {
      jobs.add(
          new JobHealth(
              text(job, "id"),
              text(job, "task"),
              condition(text(job, "health")),
              text(job, "reason"),
              time(job, "due"),
              seconds(job, "grace_s")));
    }
    return new Health(
        Instant.parse(text(node, "written_at")),
        new LockHolder(
            text(writer, "pid"),
            text(writer, "host"),
            text(writer, "since"),
            text(writer, "command")),
        text(writer, "start"),
        time(node, "last_heartbeat"),
        seconds(node, "every_s"),
        text(node, "outcome"),
        Optional.of(text(node, "trouble")).filter(text -> !text.isEmpty()),
        jobs);
  }

  private static JobHealth.Condition condition(String text) {
    for (JobHealth.Condition each : JobHealth.Condition.values()) {
      if (each.text().equals(text)) {
        return each;
      }
    }
    return JobHealth.Condition.UNKNOWN;
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isTextual() ? value.asText().replaceAll("\\p{C}", " ") : "";
  }

  private static Optional<Instant> time(JsonNode node, String key) {
    String text = text(node, key);
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  private static Duration seconds(JsonNode node, String key) {
    return Duration.ofSeconds(node.path(key).asLong(0));
  }
}
