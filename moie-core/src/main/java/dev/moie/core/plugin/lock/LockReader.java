package dev.moie.core.plugin.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.core.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code plugins.lock}: as a whole, or not at all. */
public final class LockReader {
  static final int FORMAT = 1;
  private static final int MAX_BYTES = 1 << 20;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private LockReader() {}

  /**
   * Reads a lock.
   *
   * @return empty if there is none
   * @throws IOException if there is one that cannot be used
   */
  public static Optional<PluginsLock> read(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
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
    return Optional.of(lock(bytes));
  }

  private static PluginsLock lock(byte[] bytes) throws IOException {
    JsonNode root;
    try {
      root = JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IOException("line " + line + " is not JSON: " + e.getOriginalMessage());
    }
    if (root.path("format").asInt(0) != FORMAT) {
      throw new IOException("its \"format\" is " + root.path("format") + ", not " + FORMAT);
    }
    if (!root.path("plugins").isArray()) {
      throw new IOException("it has no list of \"plugins\"");
    }
    List<LockEntry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode plugin : root.path("plugins")) {
      LockEntry entry = entry(plugin);
      if (!ids.add(entry.id())) {
        throw new IOException("the plugin \"" + entry.id() + "\" stands in it twice");
      }
      entries.add(entry);
    }
    return new PluginsLock(entries);
  }

  private static LockEntry entry(JsonNode node) throws IOException {
    String id = text(node, "id", "a plugin");
    String whose = "the plugin \"" + id + "\"";
    if (!ID.matcher(id).matches()) {
      throw new IOException("\"" + id + "\" is no id of a plugin");
    }
    String sha256 = text(node, "sha256", whose);
    if (!SHA256.matcher(sha256).matches()) {
      throw new IOException(whose + " has a \"sha256\" that is not 64 digits of lower-case hex");
    }
    List<LockEntry.Signer> signers = new ArrayList<>();
    for (JsonNode signer : node.path("signers")) {
      signers.add(
          new LockEntry.Signer(text(signer, "subject", whose), text(signer, "sha256", whose)));
    }
    return new LockEntry(
        id, text(node, "version", whose), sha256, text(node, "source", whose), signers);
  }

  private static String text(JsonNode node, String key, String whose) throws IOException {
    if (!node.path(key).isTextual()) {
      throw new IOException(whose + " has no \"" + key + "\"");
    }
    return node.path(key).asText();
  }
}
