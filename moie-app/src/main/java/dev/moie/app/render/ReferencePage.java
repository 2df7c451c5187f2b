package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.TypeInfo;
import java.util.List;

/** The reference page of a plugin, in Markdown, from its index alone. */
public final class ReferencePage {
  private ReferencePage() {}

  /** The whole page. Says nothing that changes from build to build. */
  public static String of(PluginReport plugin) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(plugin.id()).append("\n\n");
    page.append(cell(plugin.description())).append(".\n\n");
    page.append("Plugin `").append(plugin.id()).append("`, ").append(plugin.license());
    page.append("; works with API `").append(plugin.requires()).append("`.");
    page.append(" This page is made from the plugin's index; `moie plugins info ");
    page.append(plugin.id()).append("` says the same.\n");
    plugin.types().forEach(type -> type(page, type));
    return page.toString();
  }

  private static void type(StringBuilder page, TypeInfo type) {
    page.append("\n## ").append(type.name()).append("\n\n");
    page.append(noun(type.kind())).append(cell(type.summary()));
    page.append(".\n\n");
    List<OptionRow> rows = OptionRow.of(type.schema());
    if (rows.isEmpty()) {
      page.append("Nothing can be configured.\n");
    } else {
      page.append("| option | type | default | allowed | what it is |\n|---|---|---|---|---|\n");
      for (OptionRow row : rows) {
        page.append("| `").append(row.name()).append("` | ").append(row.type());
        page.append(" | ").append(cell(row.standard())).append(" | ").append(cell(row.range()));
        page.append(" | ").append(cell(row.doc())).append(" |\n");
      }
    }
    ObjectNode step = JsonNodeFactory.instance.objectNode();
    step.putObject(type.kind().isChannel() ? "name-of-the-channel" : type.kind().place())
        .put("uses", type.name())
        .set("with", type.example());
    page.append("\n```json\n").append(JsonOutput.text(step)).append("\n```\n");
  }

  private static String noun(StepExecutor.Kind kind) {
    return switch (kind) {
      case VERIFY -> "Verification: ";
      case RUN -> "Action: ";
      case NOTIFY -> "Channel for alerts: ";
      case NOTIFY_BEAT -> "Channel for heartbeats: ";
    };
  }

  /** Text that stays in its place in a table. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").strip();
  }
}
