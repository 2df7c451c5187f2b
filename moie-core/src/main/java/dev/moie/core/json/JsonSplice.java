package dev.moie.core.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Replaces values in a document and adds members to its objects, leaving every other byte as it is:
 * order, indentation, escapes, spelling of numbers, line ends, and a missing last newline. A new
 * member is laid out like the last one of its object.
 *
 * <p>Not thread-safe.
 */
public final class JsonSplice {

  /** {@code length} bytes from {@code at} on become {@code bytes}. */
  private record Edit(int at, int length, byte[] bytes) {}

  /** What one object of the document gets. */
  private record Members(Located.Obj object, Map<String, String> values) {}

  /** What one list of the document gets. */
  private record Items(Located.Arr list, List<String> values) {}

  private final JsonText text;
  private final JsonLayout layout;
  private final Map<Integer, Members> byStart = new TreeMap<>();
  private final Map<Integer, Items> items = new TreeMap<>();

  public JsonSplice(JsonText text) {
    this.text = text;
    this.layout = JsonLayout.of(text);
  }

  /**
   * Sets a member of an object; the last call for a key wins.
   *
   * @param object an object of this document
   * @param key the member's key, replaced if it exists, added behind the others if not
   * @param json the value, as JSON; if it has several lines and is added, they are indented as the
   *     document is
   */
  public void set(Located.Obj object, String key, String json) {
    byStart
        .computeIfAbsent(object.start(), start -> new Members(object, new LinkedHashMap<>()))
        .values()
        .put(key, json);
  }

  /**
   * Adds an item behind the others of a list.
   *
   * @param list a list of this document
   * @param json the item, as JSON; its lines are indented as the document is
   */
  public void add(Located.Arr list, String json) {
    items
        .computeIfAbsent(list.start(), start -> new Items(list, new ArrayList<>()))
        .values()
        .add(json);
  }

  public boolean isEmpty() {
    return byStart.isEmpty() && items.isEmpty();
  }

  /** The document with the replacements. */
  public byte[] result() {
    List<Edit> edits = new ArrayList<>();
    for (Members members : byStart.values()) {
      boolean first = members.object.members().isEmpty();
      for (Map.Entry<String, String> member : members.values.entrySet()) {
        Optional<Located.Member> old = members.object.member(member.getKey());
        if (old.isPresent()) {
          Located value = old.get().value();
          edits.add(new Edit(value.start(), value.end() - value.start(), utf8(member.getValue())));
        } else {
          edits.add(insertion(members.object, member.getKey(), member.getValue(), first));
          first = false;
        }
      }
    }
    items.values().forEach(added -> edits.add(insertion(added.list, added.values)));
    // The sort is stable: members added to one object keep the order in which they were set.
    edits.sort(Comparator.comparingInt(Edit::at));
    return applied(edits);
  }

  private Edit insertion(Located.Obj object, String key, String json, boolean first) {
    List<Located.Member> members = object.members();
    String quoted = JsonText.quote(key);
    if (members.isEmpty()) {
      return new Edit(object.start() + 1, 0, utf8((first ? "" : ", ") + quoted + ": " + json));
    }
    Located.Member last = members.get(members.size() - 1);
    String white = text.whiteBefore(last.keyStart());
    return new Edit(
        last.value().end(),
        0,
        utf8("," + white + quoted + colonBefore(last.value().start()) + layout.fit(json, white)));
  }

  private Edit insertion(Located.Arr list, List<String> values) {
    StringBuilder added = new StringBuilder();
    if (list.items().isEmpty()) {
      String white = layout.inside(list);
      for (String value : values) {
        added.append(added.isEmpty() ? "" : ",").append(white).append(layout.fit(value, white));
      }
      added.append(layout.closing(list));
      return new Edit(list.start() + 1, list.end() - list.start() - 2, utf8(added.toString()));
    }
    Located last = list.items().get(list.items().size() - 1);
    String white = text.whiteBefore(last.start());
    for (String value : values) {
      added.append(',').append(white).append(layout.fit(value, white));
    }
    return new Edit(last.end(), 0, utf8(added.toString()));
  }

  private String colonBefore(int valueStart) {
    int from = valueStart;
    while (text.at(from - 1) != '"') {
      from--;
    }
    return text.slice(from, valueStart);
  }

  private byte[] applied(List<Edit> edits) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 256);
    int done = 0;
    for (Edit edit : edits) {
      out.write(text.raw(), done, edit.at - done);
      out.writeBytes(edit.bytes);
      done = edit.at + edit.length;
    }
    out.write(text.raw(), done, text.length() - done);
    return out.toByteArray();
  }

  private static byte[] utf8(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }
}
