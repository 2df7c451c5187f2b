package dev.moie.plugins.arxiv.digest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads BibTeX as BibTeX does: a value ends where its braces are closed, escaped ones counting too.
 */
final class BibtexReader {
  private final String text;
  private int at;

  private BibtexReader(String text) {
    this.text = text;
  }

  static List<Map<String, String>> read(String text) {
    BibtexReader reader = new BibtexReader(text);
    List<Map<String, String>> entries = new ArrayList<>();
    reader.at = text.indexOf('@');
    while (reader.at >= 0) {
      entries.add(reader.entry());
      reader.at = text.indexOf('@', reader.at);
    }
    return entries;
  }

  private Map<String, String> entry() {
    Map<String, String> fields = new LinkedHashMap<>();
    expect("@misc{");
    fields.put("key", until(','));
    expect(",");
    skip();
    while (text.charAt(at) != '}') {
      String name = until('=').strip();
      expect("=");
      skip();
      if (fields.put(name, group()) != null) {
        throw new AssertionError("twice: " + name);
      }
      expect(",");
      skip();
    }
    expect("}");
    return fields;
  }

  private String group() {
    int start = at;
    int depth = 0;
    do {
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      at++;
    } while (depth > 0);
    return text.substring(start + 1, at - 1);
  }

  private String until(char end) {
    int stop = text.indexOf(end, at);
    String found = text.substring(at, stop);
    at = stop;
    return found;
  }

  private void expect(String expected) {
    if (!text.startsWith(expected, at)) {
      throw new AssertionError(expected + " expected at: " + text.substring(at));
    }
    at += expected.length();
  }

  private void skip() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
