package dev.moie.core.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.core.backup.Backups;
import dev.moie.core.io.Disk;
import dev.moie.core.testing.SettableClock;
import dev.moie.core.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a valid v1 document looks like, it comes through whole, and comes back. */
class MigrationProperties {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String[] SPACES = {"", " ", "\n", "\r\n", "\t", "\n    ", "\r\n\t\t"};
  private static final String[] VALUES = {
    "\"\\u00e9 \\/ \u2603\"", "-0.0", "1.50e+02", "null", "true", "[1,  {\"x\" :2}]", "{}", "\"\""
  };
  private static final String[] STATUSES = {"pending", "completed"};

  @Property(tries = 200)
  void a_migration_keeps_every_member_and_a_rollback_every_byte(
      @ForAll long seed, @ForAll boolean monitoring) throws Exception {
    Random random = new Random(seed);
    byte[] before = document(random).getBytes(StandardCharsets.UTF_8);
    Path root = Files.createTempDirectory("moie-migration");
    Workspace workspace = new Workspace(root);
    Files.write(root.resolve(Workspace.STATE_V1), before);
    SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
    Migrator migrator =
        new Migrator(Disk.LOCAL, workspace, new Backups(Disk.LOCAL, workspace, clock), clock);
    Optional<byte[]> template = monitoring ? Optional.of(template()) : Optional.empty();

    migrator.migrate(migrator.plan(2, template));
    byte[] after = Files.readAllBytes(root.resolve(Workspace.STATE_V2));
    migrator.rollback();

    assertThat(Files.readAllBytes(root.resolve(Workspace.STATE_V1))).isEqualTo(before);
    assertThat(root.resolve(Workspace.STATE_V2)).doesNotExist();
    assertContained(MAPPER.readTree(before), MAPPER.readTree(after), "");
    assertThat(isSubsequence(before, after)).as("only bytes were added").isTrue();
    assertThat(MAPPER.readTree(after).path("meta").path("mode").asText()).isEqualTo("daemon");
  }

  private static byte[] template() throws Exception {
    try (var in =
        MigrationProperties.class.getResourceAsStream("/states/sovereign_state_v2.json")) {
      return in.readAllBytes();
    }
  }

  private static void assertContained(JsonNode part, JsonNode whole, String where) {
    if (part.isObject()) {
      part.properties()
          .forEach(
              member -> {
                assertThat(whole.has(member.getKey())).as(where + "/" + member.getKey()).isTrue();
                assertContained(
                    member.getValue(), whole.get(member.getKey()), where + "/" + member.getKey());
              });
    } else if (part.isArray()) {
      for (int i = 0; i < part.size(); i++) {
        assertContained(part.get(i), whole.path(i), where + "/" + i);
      }
    } else {
      assertThat(whole).as(where).isEqualTo(part);
    }
  }

  private static boolean isSubsequence(byte[] part, byte[] whole) {
    int found = 0;
    for (int i = 0; i < whole.length && found < part.length; i++) {
      found += whole[i] == part[found] ? 1 : 0;
    }
    return found == part.length;
  }

  /** Phases from 1 on, the first of which is current; unknown keys and odd layout everywhere. */
  private static String document(Random random) {
    int count = 1 + random.nextInt(4);
    StringBuilder phases = new StringBuilder("[").append(space(random));
    for (int id = 1; id <= count; id++) {
      phases.append(id == 1 ? "" : "," + space(random)).append(phase(random, id));
    }
    phases.append(space(random)).append(']');
    String meta =
        object(random, "\"project\"", VALUES[0], "\"current_phase\"", "1", "\"operator\"", "\"o\"");
    return space(random)
        + object(random, "\"meta\"", meta, "\"phases\"", phases.toString())
        + space(random);
  }

  private static String phase(Random random, int id) {
    int count = random.nextInt(3);
    StringBuilder jobs = new StringBuilder("[").append(space(random));
    for (int n = 1; n <= count; n++) {
      String status = '"' + STATUSES[random.nextInt(2)] + '"';
      jobs.append(n == 1 ? "" : ",")
          .append(
              object(
                  random,
                  "\"id\"",
                  "\"" + id + "." + n + "\"",
                  "\"task\"",
                  VALUES[0],
                  "\"status\"",
                  status,
                  "\"verification_cmd\"",
                  "\"ls /x\""))
          .append(space(random));
    }
    return object(
        random,
        "\"id\"",
        Integer.toString(id),
        "\"name\"",
        "\"n\"",
        "\"status\"",
        id == 1 ? "\"active\"" : "\"locked\"",
        "\"jobs\"",
        jobs.append(']').toString());
  }

  /** These members, and now and then one that nobody knows. */
  private static String object(Random random, String... members) {
    StringBuilder text = new StringBuilder("{").append(space(random));
    for (int i = 0; i < members.length; i += 2) {
      if (random.nextInt(3) == 0) {
        text.append("\"unknown key ").append(i).append("\":").append(space(random));
        text.append(VALUES[random.nextInt(VALUES.length)]).append(',').append(space(random));
      }
      text.append(members[i]).append(space(random)).append(':').append(space(random));
      text.append(members[i + 1]).append(space(random));
      text.append(i + 2 < members.length ? "," + space(random) : "");
    }
    return text.append('}').toString();
  }

  private static String space(Random random) {
    return SPACES[random.nextInt(SPACES.length)];
  }
}
