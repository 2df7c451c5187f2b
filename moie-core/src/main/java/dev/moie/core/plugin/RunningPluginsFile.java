package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.workspace.ProcessStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@link RunningPlugins} of this process, when something has changed. That it cannot be
 * written hurts nobody. Used by one thread.
 */
final class RunningPluginsFile {
  private static final Logger LOG = LoggerFactory.getLogger(RunningPluginsFile.class);

  private final Path file;
  private final ObjectNode head = JsonNodeFactory.instance.objectNode();
  private JsonNode written = JsonNodeFactory.instance.missingNode();
  private boolean failed;

  RunningPluginsFile(Path file) {
    this.file = file;
    long pid = ProcessHandle.current().pid();
    head.put("format", RunningPlugins.FORMAT);
    head.put("pid", pid);
    head.put("start", ProcessStart.of(pid).orElse(""));
  }

  void update(PluginHost host) {
    JsonNode now = content(host);
    if (failed || now.equals(written)) {
      return;
    }
    try {
      AtomicFile.write(file, (now + "\n").getBytes(StandardCharsets.UTF_8));
      written = now;
    } catch (IOException e) {
      failed = true;
      LOG.warn("{} cannot be written: {}", file, Thrown.describe(e));
    }
  }

  private ObjectNode content(PluginHost host) {
    ObjectNode root = head.deepCopy();
    ArrayNode plugins = root.putArray("plugins");
    for (PluginInUse each : host.inUse()) {
      plugins
          .addObject()
          .put("id", each.id())
          .put("version", each.version())
          .put("current", each.current())
          .put("calls", each.calls());
    }
    ArrayNode refused = root.putArray("refused");
    for (PluginReport each : host.reports()) {
      if (each.state() == PluginState.REFUSED) {
        PluginProblem problem = each.problems().get(0);
        refused
            .addObject()
            .put("jar", each.jar().toString())
            .put("id", each.id())
            .put("version", each.version())
            .put("problem", problem.id())
            .put("message", problem.message())
            .put("cure", problem.cure());
      }
    }
    ArrayNode unloads = root.putArray("unloads");
    for (UnloadReport each : host.unloads()) {
      ObjectNode unload =
          unloads
              .addObject()
              .put("id", each.id())
              .put("version", each.version())
              .put("at", each.at().toString())
              .put("state", each.state().name());
      put(unload.putArray("holders"), each.holders());
      put(unload.putArray("threads"), each.threads());
    }
    return root;
  }

  private static void put(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stale) {
      // Readers see that the process is gone.
    }
  }
}
