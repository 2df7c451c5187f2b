package dev.moie.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a document looks like, a splice changes one member and keeps every other byte. */
class JsonSpliceProperties {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String[] SPACES = {"", " ", "\n", "\r\n", "\t", "\n    ", "  "};
  private static final String[] STRINGS = {
    "\"\"", "\"a\"", "\"\\u00e9\\n\"", "\"\u2603 \uD83D\uDE80\"", "\"\\\"{[\\\\\"", "\"\\/\""
  };
  private static final String[] SCALARS = {"0", "-0.0", "1.50e+02", "true", "false", "null"};

  @Property(tries = 500)
  void one_member_changes(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    String before = space(random) + object(random, 0) + space(random);
    JsonText text = new JsonText(before.getBytes(StandardCharsets.UTF_8));
    List<Located.Obj> objects = new ArrayList<>();
    collect(LocatedJson.parse(text), objects);
    Located.Obj target = objects.get(random.nextInt(objects.size()));
    boolean replace = random.nextBoolean() && !target.members().isEmpty();
    String key =
        replace
            ? target.members().get(random.nextInt(target.members().size())).key()
            : "a \"new\" key";
    JsonSplice splice = new JsonSplice(text);

    splice.set(target, key, "{\"v\": 1}");

    String after = new String(splice.result(), StandardCharsets.UTF_8);
    assertThat(MAPPER.readTree(after)).isEqualTo(expected(before, objects.indexOf(target), key));
    int prefix = commonPrefix(before, after);
    int suffix = commonSuffix(before, after, prefix);
    String removed = before.substring(prefix, before.length() - suffix);
    if (!replace) {
      assertThat(removed).as("what was lost by adding").isBlank();
    }
    assertThat(before).startsWith(after.substring(0, prefix));
  }

  private static JsonNode expected(String before, int index, String key)
      throws JsonProcessingException {
    JsonNode tree = MAPPER.readTree(before);
    List<ObjectNode> objects = new ArrayList<>();
    collect(tree, objects);
    objects.get(index).set(key, MAPPER.readTree("{\"v\": 1}"));
    return tree;
  }

  private static void collect(Located located, List<Located.Obj> found) {
    if (located instanceof Located.Obj object) {
      found.add(object);
      object.members().forEach(member -> collect(member.value(), found));
    } else if (located instanceof Located.Arr array) {
      array.items().forEach(item -> collect(item, found));
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
      object.properties().forEach(member -> collect(member.getValue(), found));
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> collect(item, found));
    }
  }

  private static int commonPrefix(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  private static int commonSuffix(String a, String b, int prefix) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) - prefix
        && a.charAt(a.length() - 1 - i) == b.charAt(b.length() - 1 - i)) {
      i++;
    }
    return i;
  }

  private static String object(Random random, int depth) {
    int count = random.nextInt(4);
    StringBuilder text = new StringBuilder("{").append(space(random));
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : "," + space(random))
          .append("\"k")
          .append(i)
          .append('"')
          .append(space(random))
          .append(':')
          .append(space(random))
          .append(value(random, depth + 1))
          .append(space(random));
    }
    return text.append('}').toString();
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth > 4 ? 2 : 4);
    if (kind == 0) {
      return STRINGS[random.nextInt(STRINGS.length)];
    }
    if (kind == 1) {
      return SCALARS[random.nextInt(SCALARS.length)];
    }
    if (kind == 2) {
      return object(random, depth);
    }
    StringBuilder text = new StringBuilder("[").append(space(random));
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",").append(value(random, depth + 1)).append(space(random));
    }
    return text.append(']').toString();
  }

  private static String space(Random random) {
    return SPACES[random.nextInt(SPACES.length)];
  }
}
