package dev.moie.api.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text is one JSON object (RFC 8259), and which keys it has at the top. */
final class JsonObjectCheck {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern STRING =
      Pattern.compile("\"([^\"\\\\\\p{Cntrl}]|\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*\"");
  private static final Pattern LITERAL = Pattern.compile("true|false|null");
  private static final int MAX_DEPTH = 20;

  private final String text;
  private final List<String> topKeys = new ArrayList<>();
  private int at;

  private JsonObjectCheck(String text) {
    this.text = text;
  }

  /** The keys at the top, as written; empty if the text is no JSON object. */
  static Optional<List<String>> keys(String text) {
    JsonObjectCheck check = new JsonObjectCheck(text);
    check.white();
    boolean sound = check.peek() == '{' && check.value(0);
    check.white();
    return sound && check.at == text.length() ? Optional.of(check.topKeys) : Optional.empty();
  }

  private boolean value(int depth) {
    white();
    switch (peek()) {
      case '{':
        return depth < MAX_DEPTH && members(depth, true, '}');
      case '[':
        return depth < MAX_DEPTH && members(depth, false, ']');
      case '"':
        return take(STRING);
      default:
        return take(NUMBER) || take(LITERAL);
    }
  }

  private boolean members(int depth, boolean keyed, char close) {
    at++;
    white();
    if (peek() == close) {
      at++;
      return true;
    }
    while (true) {
      if (keyed && !key(depth)) {
        return false;
      }
      if (!value(depth + 1)) {
        return false;
      }
      white();
      char next = peek();
      at++;
      if (next == close) {
        return true;
      }
      if (next != ',') {
        return false;
      }
    }
  }

  private boolean key(int depth) {
    white();
    int start = at;
    if (!take(STRING)) {
      return false;
    }
    if (depth == 0) {
      topKeys.add(text.substring(start + 1, at - 1));
    }
    white();
    return peek() == ':' && at++ >= 0;
  }

  private boolean take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    at = matcher.end();
    return true;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void white() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
