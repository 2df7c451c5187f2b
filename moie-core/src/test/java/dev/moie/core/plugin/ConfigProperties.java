package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.Verification;
import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestHost;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What the check accepts can be bound; what it refuses names every place. */
class ConfigProperties {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of(
          "", "a", "fast", "SLOW", "PT5S", "-PT1S", "P1D", "http://x/y", "a:b", "x y", "\0", "ü");

  private static final String SINK =
      """
      package sink;
      import dev.moie.api.*;
      import dev.moie.api.config.*;
      import java.net.URI;
      import java.nio.file.Path;
      import java.time.Duration;
      import java.util.*;
      @JobType(value = "sink/all", summary = "Takes everything", example = "{\\"text\\": \\"x\\"}")
      public final class All implements Verifier<All.Config> {
        public enum Mode { FAST, VERY_SLOW }
        public record Leaf(@Doc("a") @Default("PT1S") Duration pause,
            @Doc("b") @Default("3") @Range(min = 1, max = 9_000_000_000L) int count,
            @Doc("c") Optional<Mode> mode, @Doc("d") List<Long> longs) {}
        public record Node(@Doc("a") Leaf leaf, @Doc("b") Map<String, Leaf> byName,
            @Doc("c") List<List<Leaf>> rows) {}
        public record Config(
            @Doc("t") String text, @Doc("t") @Default("very_slow") Mode mode,
            @Doc("t") @Default("true") boolean yes, @Doc("t") @Default("7") int small,
            @Doc("t") @Default("7") @Range(min = -5) long large,
            @Doc("t") @Default("0.5") @Range(min = 0, max = 1) double real,
            @Doc("t") Optional<Double> maybeReal, @Doc("t") Optional<Integer> maybeInt,
            @Doc("t") Optional<Boolean> maybe, @Doc("t") Optional<Path> path,
            @Doc("t") @Default("a/b") Path given, @Doc("t") List<Path> paths,
            @Doc("t") Optional<URI> uri, @Doc("t") Optional<Duration> maxAge,
            @Doc("t") Map<String, Double> reals, @Doc("t") List<Mode> modes,
            @Doc("t") Optional<List<String>> some, @Doc("t") Optional<Node> node,
            @Doc("t") Map<String, List<Duration>> waits) {}
        @Override public Verification verify(Config config, JobContext job) {
          return Verification.verified(config.toString());
        }
      }
      """;

  private static Path folder;
  private static TestHost host;
  private static int accepted;

  @BeforeContainer
  static void start() throws Exception {
    folder = Files.createTempDirectory("config");
    PluginJar.of("sink").source("sink.All", SINK).into(folder.resolve("plugins"));
    host = new TestHost(folder);
  }

  @AfterContainer
  static void stop() throws Exception {
    host.close();
    System.out.println("configurations accepted and bound: " + accepted);
    assertThat(accepted).isPositive();
  }

  private static ObjectNode schema() {
    return host.host().type("sink/all").orElseThrow().schema();
  }

  @Property(tries = 1000)
  void what_the_check_accepts_is_bound(@ForAll long seed, @ForAll boolean wild) {
    ObjectNode config = object(schema(), new Random(seed), wild ? 25 : 0);
    List<ConfigProblem> problems = ConfigCheck.problems(schema(), config, Set.of());
    Verification answer = host.verify("sink/all", config.toString());
    if (problems.isEmpty()) {
      accepted++;
      assertThat(answer.verdict())
          .as(config + " " + answer)
          .isEqualTo(Verification.Verdict.VERIFIED);
      assertThat(answer.reason()).startsWith("Config[").doesNotContain("null");
    } else {
      assertThat(answer.verdict()).isEqualTo(Verification.Verdict.INCONCLUSIVE);
      for (ConfigProblem problem : problems.subList(0, Math.min(3, problems.size()))) {
        assertThat(answer.reason()).contains(problem.path().strip());
      }
    }
    if (!wild) {
      assertThat(problems).as(config.toString()).isEmpty();
    }
  }

  /** A value that fits, but for one in so many. */
  private static JsonNode value(JsonNode schema, Random random, int oddity) {
    if (oddity > 0 && random.nextInt(oddity) == 0) {
      return odd(random);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema, random, oddity);
      case "array" -> {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
          array.add(value(schema.path("items"), random, oddity));
        }
        yield array;
      }
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "integer" -> {
        long min = schema.path("minimum").asLong(Long.MIN_VALUE);
        long max = schema.path("maximum").asLong(Long.MAX_VALUE);
        yield NODES.numberNode(
            switch (random.nextInt(3)) {
              case 0 -> min;
              case 1 -> max;
              default -> Math.max(min, Math.min(max, random.nextInt(10)));
            });
      }
      case "number" ->
          random.nextBoolean() ? NODES.numberNode(random.nextDouble()) : NODES.numberNode(1);
      default -> text(schema, random);
    };
  }

  private static JsonNode text(JsonNode schema, Random random) {
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    return switch (schema.path("format").asText()) {
      case "duration" -> NODES.textNode(random.nextBoolean() ? "PT5.5S" : "P2DT3H");
      case "uri" -> NODES.textNode(random.nextBoolean() ? "http://x:1/y?z" : "urn:a:b");
      case "path" -> NODES.textNode(random.nextBoolean() ? "a/b c" : "C:\\x:y");
      default -> NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private static JsonNode odd(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(new BigInteger("99999999999999999999"));
      case 2 -> NODES.numberNode(new BigDecimal("1e400"));
      case 3 -> NODES.numberNode(Integer.MAX_VALUE + 1L);
      case 4 -> NODES.numberNode(-0.5);
      case 5 -> NODES.arrayNode().add("x");
      case 6 -> NODES.objectNode().put("x", 1);
      case 7 -> NODES.booleanNode(true);
      default -> NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private static ObjectNode object(JsonNode schema, Random random, int oddity) {
    ObjectNode object = NODES.objectNode();
    Set<String> required = new java.util.HashSet<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean must = required.contains(property.getKey()) && (oddity == 0 || random.nextInt(9) > 0);
      if (must || random.nextInt(3) == 0) {
        object.set(property.getKey(), value(property.getValue(), random, oddity));
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      for (int i = random.nextInt(3); i > 0; i--) {
        object.set("k" + i, value(schema.get("additionalProperties"), random, oddity));
      }
    } else if (oddity > 0 && random.nextInt(oddity) == 0) {
      object.put("surplus", 1);
    }
    return object;
  }
}
