package dev.moie.plugins.governance.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the trail: {@code {"entry":{…},"hash":"…"}}. The hash is the SHA-256 of the bytes of
 * the entry as they stand there, and the entry holds the hash of the one before it as {@code prev}.
 *
 * @param json the entry, in its canonical form
 * @param hash of these bytes, in 64 hexadecimal digits
 * @param seq its number, counted from 1
 * @param prev the hash of the one before it
 * @param at when, as an ISO-8601 instant
 * @param kind what happened
 * @param fields everything else, as texts; nested objects are not read
 */
record Entry(
    String json,
    String hash,
    long seq,
    String prev,
    String at,
    String kind,
    Map<String, String> fields) {
  /** What the first entry has for the hash of the one before it. */
  static final String BEGINNING = "0".repeat(64);

  /** Longer texts are cut, so that a line stays one. */
  private static final int LONGEST_TEXT = 4000;

  private static final Pattern LINE =
      Pattern.compile("\\{\"entry\":(\\{.*\\}),\"hash\":\"([0-9a-f]{64})\"\\}");

  /** One member; the canonical form has no blanks, and of values texts, numbers and booleans. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "\"([a-z0-9_]+)\":(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(-?[0-9]+|true|false))(,|\\})");

  /** A new entry behind another one. */
  static Entry of(long seq, String prev, String at, String kind, Map<String, ?> more) {
    Map<String, Object> all = new TreeMap<>();
    more.forEach(
        (key, value) -> all.put(key, value instanceof String text ? bounded(text) : value));
    all.put("seq", seq);
    all.put("prev", prev);
    all.put("at", at);
    all.put("kind", kind);
    String json = Canonical.object(all);
    return parse(line(json, sha256(json))).orElseThrow();
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
  }

  /** Reads a line, whether its hash fits or not; empty if it is no entry. */
  static Optional<Entry> parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String json = parts.group(1);
    Map<String, String> fields = new TreeMap<>();
    Matcher member = MEMBER.matcher(json);
    int place = 1;
    while (place < json.length() && member.find(place) && member.start() == place) {
      String text = member.group(2) == null ? member.group(3) : unescaped(member.group(2));
      fields.put(member.group(1), text);
      place = member.end();
    }
    String seq = fields.getOrDefault("seq", "");
    boolean whole =
        place == json.length()
            && seq.matches("[1-9][0-9]{0,17}")
            && fields.keySet().containsAll(Set.of("prev", "at", "kind"));
    return whole
        ? Optional.of(
            new Entry(
                json,
                parts.group(2),
                Long.parseLong(fields.remove("seq")),
                fields.remove("prev"),
                fields.remove("at"),
                fields.remove("kind"),
                Map.copyOf(fields)))
        : Optional.empty();
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
      } else if (text.charAt(i + 1) == 'u' && text.substring(i).matches("(?s)\\\\u[0-9a-f]{4}.*")) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        plain.append(text.charAt(++i));
      }
    }
    return plain.toString();
  }

  /** Whether the hash is that of the entry. */
  boolean fits() {
    return sha256(json).equals(hash);
  }

  /** As it stands in the file, without the end of the line. */
  String line() {
    return line(json, hash);
  }

  private static String line(String json, String hash) {
    return "{\"entry\":" + json + ",\"hash\":\"" + hash + "\"}";
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
