package dev.moie.core.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A valid state file, spelled as oddly as the format allows, and what it has to look like after a
 * save: it knows where each value that the engine may change stands, or would come to stand.
 */
final class RandomState {
  private static final String[] SPACES = {"", " ", "  ", "\n", "\r\n", "\t", "\n    ", "\r\n\t"};
  private static final String[] TEXTS = {
    "",
    "a",
    "caf\u00e9",
    "\u2603 \uD83D\uDE80",
    "say \"yes\" \\ / no",
    "two\r\nlines\t",
    "\u0000\u0007"
  };
  private static final String[] ODD_VALUES = {
    "null",
    "true",
    "0",
    "-0.0",
    "1.50e+02",
    "1E400",
    "-12345678901234567890123456789012345678901234567890123456789012345678901234567890",
    "0." + "1234567890".repeat(20),
    "{}",
    "[ ]",
    "\"\\ud800\"",
    "\"\\uDC00 \\uD83D\"",
    "\"\\/\\b\\f\\u0000\\u001F\"",
    "[[[{\"a\" :[1 ,{\"a\": {}}]}]]]"
  };

  /** A piece of the file: the value of {@code slot}, if it has been changed, or the text. */
  private record Part(String text, String slot, Map<String, String> additions) {
    Part(String text, String slot) {
      this(text, slot, Map.of());
    }
  }

  /** A member of an object on its way; a slot of the same name makes its value changeable. */
  private record Member(String key, String value, String slot) {}

  private final Random random;
  private final boolean v2;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, String> changed = new LinkedHashMap<>();

  RandomState(Random random) {
    this.random = random;
    this.v2 = random.nextBoolean();
    int phases = 1 + random.nextInt(3);
    List<Runnable> members = new ArrayList<>();
    members.add(
        () -> {
          literal(key("meta"));
          meta(1 + random.nextInt(phases));
        });
    members.add(
        () -> {
          literal(key("phases") + "[");
          for (int id = 1; id <= phases; id++) {
            literal(id == 1 ? space() : "," + space());
            phase(id);
            literal(space());
          }
          literal("]");
        });
    members.add(() -> literal(key("unknown") + odd()));
    Collections.shuffle(members, random);
    literal(space() + "{");
    for (int i = 0; i < members.size(); i++) {
      literal(i == 0 ? space() : "," + space());
      members.get(i).run();
      literal(space());
    }
    literal("}" + space());
  }

  boolean isV2() {
    return v2;
  }

  /** Changes a value, or adds it behind those that are there. */
  void change(String slot, String json) {
    if (parts.stream()
        .noneMatch(part -> part.slot.equals(slot) || part.additions.containsKey(slot))) {
      throw new IllegalArgumentException(slot);
    }
    changed.put(slot, json);
  }

  /** The file as it has to be now. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(changed.getOrDefault(part.slot, part.text));
      // In the order in which they came, which may have been in different saves.
      changed.forEach(
          (slot, json) -> {
            if (part.additions.containsKey(slot)) {
              text.append(part.additions.get(slot)).append(json);
            }
          });
    }
    return text.toString();
  }

  private void meta(int current) {
    List<Member> members = new ArrayList<>();
    members.add(new Member("current_phase", Integer.toString(current), "current_phase"));
    maybe(members, "project", string(randomText()));
    maybe(members, "operator", string(randomText()));
    if (v2) {
      members.add(new Member("schema_version", "2", ""));
      maybe(members, "mode", string("daemon"));
      maybe(members, "boot_time", string("2026-01-01T00:00:00.000Z"));
    }
    List<String> absent = new ArrayList<>();
    if (random.nextBoolean()) {
      String time = random.nextBoolean() ? "2026-01-02 03:04:05" : "2026-01-02T03:04:05.678901Z";
      members.add(new Member("last_heartbeat", string(time), "last_heartbeat"));
    } else {
      absent.add("last_heartbeat");
    }
    if (random.nextBoolean()) {
      String mark = "{" + key("seq") + "7 ," + key("log") + string("a log") + "}";
      members.add(new Member("checkpoint", mark, "checkpoint"));
    } else {
      absent.add("checkpoint");
    }
    object(members, absent, "");
  }

  private void phase(int id) {
    literal("{" + space() + key("id") + id + space() + "," + key("name") + string(randomText()));
    literal("," + space() + key("status"));
    String status = new String[] {"locked", "active", "completed"}[random.nextInt(3)];
    parts.add(new Part(string(status), "phase " + id));
    literal(space() + "," + key("jobs") + "[" + space());
    int count = random.nextInt(4);
    for (int place = 0; place < count; place++) {
      literal(place == 0 ? "" : "," + space());
      job(id, place);
      literal(space());
    }
    literal("]" + (random.nextBoolean() ? "," + key("more") + odd() : "") + space() + "}");
  }

  private void job(int phase, int place) {
    String[] tails = {"", " \u00e9\uD83D\uDE80", "/~", "\\\""};
    String id = phase + "." + place + tails[random.nextInt(tails.length)];
    boolean cyclic = v2 && random.nextInt(4) == 0;
    List<Member> members = new ArrayList<>();
    members.add(new Member("id", string(id), ""));
    members.add(new Member("task", string(randomText()), ""));
    String status = cyclic ? "cyclic" : random.nextBoolean() ? "pending" : "completed";
    members.add(new Member("status", string(status), "status " + id));
    maybe(members, "description", string(randomText()));
    maybe(members, "verification_cmd", string(randomText()));
    maybe(members, "odd " + place, odd());
    if (v2 && random.nextBoolean()) {
      String step = "{" + key("with") + "{" + key("x") + odd() + "}," + key("uses");
      members.add(new Member("verify", step + string("verify/file") + "}", ""));
      maybe(members, "run", "{" + key("uses") + string("steps/command") + space() + "}");
      maybe(members, "timeout", string("PT1H"));
    }
    List<String> absent = new ArrayList<>();
    if (random.nextBoolean()) {
      members.add(new Member("last_result", "{" + key("attempts") + "1}", "last_result " + id));
    } else {
      absent.add("last_result " + id);
    }
    object(members, absent, " " + id);
  }

  private void maybe(List<Member> members, String key, String value) {
    if (random.nextBoolean()) {
      members.add(new Member(key, value, ""));
    }
  }

  /** An object, and behind its last member the places of those that are not there yet. */
  private void object(List<Member> members, List<String> absent, String suffix) {
    Collections.shuffle(members, random);
    literal("{");
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      String white = space();
      String colon = space() + ":" + space();
      literal((i == 0 ? "" : space() + ",") + white + spelled(member.key) + colon);
      parts.add(new Part(member.value, member.slot));
      if (i == members.size() - 1) {
        Map<String, String> additions = new HashMap<>();
        for (String slot : absent) {
          String key = slot.substring(0, slot.length() - suffix.length());
          additions.put(slot, "," + white + '"' + key + '"' + colon);
        }
        parts.add(new Part("", "", additions));
      }
    }
    literal(space() + "}");
  }

  private void literal(String text) {
    parts.add(new Part(text, ""));
  }

  private String one(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private String randomText() {
    return one(TEXTS);
  }

  private String odd() {
    return one(ODD_VALUES);
  }

  private String space() {
    return one(SPACES);
  }

  private String key(String key) {
    return space() + spelled(key) + space() + ":" + space();
  }

  private String spelled(String key) {
    return random.nextInt(6) == 0 ? string(key) : '"' + key + '"';
  }

  /** A string literal, each character spelled in one of the ways in which it may be. */
  private String string(String text) {
    StringBuilder literal = new StringBuilder("\"");
    boolean escaping = random.nextInt(3) == 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (escaping && random.nextBoolean())) {
        String form = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
        literal.append(String.format(form, (int) c));
      } else if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c == '/' && random.nextBoolean()) {
        literal.append("\\/");
      } else if (Character.isSurrogate(c)) {
        // Half of a pair as an escape beside the other half as bytes is no UTF-8.
        literal.append(String.format("\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
