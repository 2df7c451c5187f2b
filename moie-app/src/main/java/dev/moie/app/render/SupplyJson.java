package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.plugin.DisabledPlugin;
import dev.moie.core.plugin.Installed;
import dev.moie.core.plugin.JarSigner;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.QuarantineEntry;
import dev.moie.core.plugin.Removed;
import dev.moie.core.plugin.lock.LockDifference;
import dev.moie.core.plugin.lock.LockEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was done to plugins, for machines; see {@link JsonOutput}. */
public final class SupplyJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SupplyJson() {}

  /** {@code plugins install}. */
  public static ObjectNode installed(Installed installed) {
    ObjectNode node = NODES.objectNode();
    node.put("id", installed.id());
    node.put("version", installed.version());
    node.put("sha256", installed.sha256());
    node.put("jar", installed.jar().toString());
    node.put("source", installed.source());
    node.put("changed", installed.changed());
    put(node, "replaced", installed.replaced());
    put(node, "previous", installed.previous().map(Path::toString));
    put(node, "overrides", installed.overrides().map(Path::toString));
    node.put("lock_updated", installed.locked());
    putSigners(node, installed.signers());
    putWarnings(node, installed.warnings());
    return node;
  }

  /** {@code plugins remove}. */
  public static ObjectNode removed(Removed removed, List<String> jobs) {
    ObjectNode node = NODES.objectNode();
    node.put("id", removed.id());
    ArrayNode jars = node.putArray("jars");
    removed.jars().forEach(jar -> jars.add(jar.toString()));
    put(node, "used_instead", removed.usedInstead().map(Path::toString));
    ArrayNode broken = node.putArray("broken");
    removed.broken().forEach(broken::add);
    node.put("lock_updated", removed.locked());
    putJobs(node, jobs);
    return node;
  }

  /** {@code plugins disable}. */
  public static ObjectNode disabled(DisabledPlugin plugin, List<String> jobs) {
    ObjectNode node = NODES.objectNode();
    node.put("id", plugin.id());
    put(node, "since", plugin.since());
    put(node, "reason", plugin.reason());
    putJobs(node, jobs);
    return node;
  }

  /** {@code plugins enable}. */
  public static ObjectNode enabled(
      String id, Optional<QuarantineEntry> lifted, Optional<DisabledPlugin> off) {
    ObjectNode node = NODES.objectNode();
    node.put("id", id);
    node.put("lifted", lifted.isPresent());
    put(node, "version", lifted.map(QuarantineEntry::version));
    put(node, "reason", lifted.map(QuarantineEntry::reason));
    put(node, "since", lifted.map(QuarantineEntry::since));
    node.put("was_disabled", off.isPresent());
    return node;
  }

  /** {@code plugins lock}. */
  public static ObjectNode locked(
      Path file, boolean written, int plugins, List<LockDifference> differences) {
    ObjectNode node = NODES.objectNode();
    node.put("file", file.toString());
    node.put("written", written);
    node.put("plugins", plugins);
    ArrayNode array = node.putArray("differences");
    for (LockDifference difference : differences) {
      ObjectNode each = array.addObject();
      each.put("id", difference.id());
      each.put("kind", difference.kind().name());
      putEntry(each, "locked", difference.locked());
      putEntry(each, "present", difference.present());
    }
    return node;
  }

  private static void putEntry(ObjectNode node, String key, Optional<LockEntry> entry) {
    if (entry.isEmpty()) {
      node.putNull(key);
      return;
    }
    node.putObject(key)
        .put("version", entry.get().version())
        .put("sha256", entry.get().sha256())
        .put("source", entry.get().source());
  }

  static void putSigners(ObjectNode node, List<JarSigner> signers) {
    ArrayNode array = node.putArray("signers");
    signers.forEach(
        signer ->
            array
                .addObject()
                .put("subject", signer.subject())
                .put("sha256", signer.fingerprint())
                .put("expires", signer.expires().toString()));
  }

  static void putWarnings(ObjectNode node, List<PluginProblem> warnings) {
    ArrayNode array = node.putArray("warnings");
    warnings.forEach(
        warning ->
            array
                .addObject()
                .put("id", warning.id())
                .put("message", warning.message())
                .put("cure", warning.cure()));
  }

  private static void putJobs(ObjectNode node, List<String> jobs) {
    ArrayNode array = node.putArray("jobs");
    jobs.forEach(array::add);
  }

  private static void put(ObjectNode node, String key, Optional<String> value) {
    if (value.isPresent()) {
      node.put(key, value.get());
    } else {
      node.putNull(key);
    }
  }
}
