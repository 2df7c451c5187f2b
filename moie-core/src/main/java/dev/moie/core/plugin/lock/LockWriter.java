package dev.moie.core.plugin.lock;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes {@code plugins.lock} so that version control shows what changed and nothing else: in the
 * order of the ids, a line a value, without times.
 */
public final class LockWriter {
  private LockWriter() {}

  /** Replaces a lock, or makes it. */
  public static void write(Disk disk, Path file, PluginsLock lock) throws IOException {
    AtomicFile.write(disk, file, text(lock).getBytes(StandardCharsets.UTF_8));
  }

  /** What stands in the file. */
  public static String text(PluginsLock lock) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("format", LockReader.FORMAT);
    ArrayNode plugins = root.putArray("plugins");
    for (LockEntry entry : lock.entries()) {
      ObjectNode plugin = plugins.addObject();
      plugin.put("id", entry.id());
      plugin.put("version", entry.version());
      plugin.put("sha256", entry.sha256());
      plugin.put("source", entry.source());
      if (!entry.signers().isEmpty()) {
        ArrayNode signers = plugin.putArray("signers");
        entry
            .signers()
            .forEach(
                signer ->
                    signers
                        .addObject()
                        .put("subject", signer.subject())
                        .put("sha256", signer.sha256()));
      }
    }
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(lines)
            .withArrayIndenter(lines);
    return mapper.writer(printer).writeValueAsString(root) + "\n";
  }
}
