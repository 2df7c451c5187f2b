package dev.moie.plugins.notebook.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.plugins.notebook.entry.Entry;
import dev.moie.plugins.notebook.entry.Priority;

/** An entry for machines. */
final class EntryJson {
  private EntryJson() {}

  static ObjectNode of(Entry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", entry.id());
    node.put("title", entry.title());
    entry.date().ifPresent(date -> node.put("date", date.toString()));
    entry.session().ifPresent(session -> node.put("session", session));
    node.put("section", entry.section());
    if (entry.priority() != Priority.NONE) {
      node.put("priority", entry.priority().word());
    }
    entry.minutes().ifPresent(minutes -> node.put("minutes", minutes));
    node.put("done", entry.done());
    node.put("file", entry.file());
    node.put("line", entry.line());
    ObjectNode fields = node.putObject("fields");
    entry.fields().forEach(fields::put);
    return node;
  }
}
