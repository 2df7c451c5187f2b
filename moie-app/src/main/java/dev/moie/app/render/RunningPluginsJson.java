package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.plugin.PluginInUse;
import dev.moie.core.plugin.RunningPlugins;
import dev.moie.core.plugin.UnloadReport;
import java.util.List;

/** The plugins of a running engine, for machines. */
final class RunningPluginsJson {
  private RunningPluginsJson() {}

  static ObjectNode of(RunningPlugins running) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("pid", running.pid());
    ArrayNode plugins = node.putArray("plugins");
    for (PluginInUse each : running.plugins()) {
      plugins
          .addObject()
          .put("id", each.id())
          .put("version", each.version())
          .put("current", each.current())
          .put("calls", each.calls());
    }
    ArrayNode refused = node.putArray("refused");
    for (RunningPlugins.RefusedJar each : running.refused()) {
      ObjectNode jar =
          refused
              .addObject()
              .put("jar", each.jar())
              .put("id", each.id())
              .put("version", each.version());
      jar.putObject("problem")
          .put("id", each.problem().id())
          .put("message", each.problem().message())
          .put("cure", each.problem().cure());
    }
    ArrayNode unloads = node.putArray("unloads");
    for (UnloadReport each : running.unloads()) {
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
    return node;
  }

  private static void put(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
