package dev.moie.core.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.io.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The quarantine on the disk. What is read is taken as a whole or not at all. */
final class QuarantineFile {
  private static final int FORMAT = 1;
  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final long GLANCE_NANOS = 10_000_000L;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_ENTRIES = 500;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Path file;

  QuarantineFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  /**
   * Keeps others, in whichever process, from changing it meanwhile: a command lifts a quarantine
   * beside an engine that adds one. Whoever has it needs no more than a moment.
   *
   * @throws IOException if it cannot be had
   */
  SupplyLock exclusively() throws IOException {
    Path lock = file.resolveSibling("quarantine.lock");
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    Optional<SupplyLock> taken = SupplyLock.ifFree(lock);
    while (taken.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(GLANCE_NANOS);
      taken = SupplyLock.ifFree(lock);
    }
    return taken.orElseThrow(
        () -> new IOException("another process has held " + lock + " for five seconds; try again"));
  }

  /**
   * The entries by plugin, the oldest first; none if there is no file.
   *
   * @throws IOException if there is one that cannot be used
   */
  Map<String, QuarantineEntry> read() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new LinkedHashMap<>();
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is no file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException("it is larger than " + MAX_BYTES + " bytes");
    }
    return entries(bytes);
  }

  private static Map<String, QuarantineEntry> entries(byte[] bytes) throws IOException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new IOException("it is not JSON: " + Thrown.line(e.getOriginalMessage()));
    }
    JsonNode plugins = root.path("plugins");
    if (root.path("format").asInt(0) != FORMAT
        || !plugins.isArray()
        || plugins.size() > MAX_ENTRIES) {
      throw new IOException("it is no list of at most " + MAX_ENTRIES + " plugins");
    }
    Map<String, QuarantineEntry> entries = new LinkedHashMap<>();
    for (JsonNode plugin : plugins) {
      QuarantineEntry entry = entry(plugin);
      entries.put(entry.id(), entry);
    }
    return entries;
  }

  private static QuarantineEntry entry(JsonNode node) throws IOException {
    String since = text(node, "since");
    try {
      Instant.parse(since);
    } catch (DateTimeException e) {
      throw new IOException("an entry's \"since\" is no time in UTC");
    }
    QuarantineEntry entry =
        new QuarantineEntry(
            text(node, "id"),
            text(node, "version"),
            text(node, "sha256"),
            text(node, "reason"),
            since,
            text(node, "type"),
            text(node, "job"));
    if (!ID.matcher(entry.id()).matches() || !SHA256.matcher(entry.sha256()).matches()) {
      throw new IOException("an entry's \"id\" or \"sha256\" is none");
    }
    return entry;
  }

  private static String text(JsonNode node, String key) throws IOException {
    if (!node.path(key).isTextual()) {
      throw new IOException("an entry has no \"" + key + "\"");
    }
    return Thrown.line(node.path(key).asText());
  }

  /** Replaces the file; of too many entries the oldest are dropped. */
  void write(Collection<QuarantineEntry> entries) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("format", FORMAT);
    ArrayNode plugins = root.putArray("plugins");
    entries.stream()
        .skip(Math.max(0, entries.size() - MAX_ENTRIES))
        .forEach(
            entry ->
                plugins
                    .addObject()
                    .put("id", entry.id())
                    .put("version", entry.version())
                    .put("sha256", entry.sha256())
                    .put("reason", entry.reason())
                    .put("since", entry.since())
                    .put("type", entry.type())
                    .put("job", entry.job()));
    AtomicFile.write(file, mapper.writeValueAsBytes(root));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
