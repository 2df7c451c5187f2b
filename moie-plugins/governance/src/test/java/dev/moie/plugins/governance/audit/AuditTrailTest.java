package dev.moie.plugins.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a trail is found, and its line named; what cannot be is not claimed. */
class AuditTrailTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir Path folder;
  private Path file;
  private AuditTrail trail;

  @BeforeEach
  void fiveEntries() throws IOException {
    file = folder.resolve("data/audit.jsonl");
    trail = new AuditTrail(file);
    for (int i = 1; i <= 5; i++) {
      trail.append(AT.plusSeconds(i), "order", Map.of("job", "1." + i, "said", "\u00e4 \"q\"\n\\"));
    }
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Chain read() throws IOException {
    return Chain.read(file, Optional.empty());
  }

  private List<String> problems() throws IOException {
    return read().broken().stream().map(each -> each.line() + ": " + each.message()).toList();
  }

  @Test
  void each_entry_holds_the_hash_of_the_one_before_it() throws IOException {
    List<String> lines = lines();

    assertThat(lines.get(0))
        .startsWith(
            "{\"entry\":{\"at\":\"2026-01-05T12:00:01Z\",\"job\":\"1.1\",\"kind\":\"order\",\"prev\":\""
                + "0".repeat(64)
                + "\",\"said\":\"\\u00e4 \\\"q\\\"\\u000a\\\\\",\"seq\":1},\"hash\":\"");
    Entry first = Entry.parse(lines.get(0)).orElseThrow();
    Entry second = Entry.parse(lines.get(1)).orElseThrow();
    assertThat(second.prev()).isEqualTo(first.hash());
    assertThat(first.fields())
        .containsEntry("said", "\u00e4 \"q\"\n\\")
        .containsEntry("job", "1.1");
    assertThat(read().isWhole()).isTrue();
    assertThat(read().entries()).isEqualTo(5);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void every_single_changed_byte_is_found_in_its_line() throws IOException {
    byte[] good = Files.readAllBytes(file);
    int line = 1;
    for (int i = 0; i < good.length - 1; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(file, bad);
      List<Chain.Break> broken = read().broken();
      assertThat(broken).as("byte " + i).isNotEmpty();
      assertThat(broken.get(0).line()).as("byte " + i).isEqualTo(line);
      line += good[i] == '\n' ? 1 : 0;
    }
  }

  @Test
  void a_removed_entry_is_found() throws IOException {
    List<String> lines = lines();
    lines.remove(2);
    write(lines);

    assertThat(problems())
        .containsExactly(
            "3: entry 4 does not follow the line before: entries 3 to 3 are missing before it");
  }

  @Test
  void the_first_entry_cannot_be_left_out() throws IOException {
    write(lines().subList(1, 5));

    assertThat(problems())
        .containsExactly(
            "1: entry 2 does not follow the line before: entries 1 to 1 are missing before it");
  }

  @Test
  void swapped_entries_are_found() throws IOException {
    List<String> lines = lines();
    lines.add(1, lines.remove(2));
    write(lines);

    assertThat(problems()).hasSize(3).first().asString().startsWith("2: entry 3 does not follow");
  }

  @Test
  void an_added_line_and_an_entry_with_a_hash_of_its_own_are_found() throws IOException {
    List<String> lines = lines();
    lines.set(3, lines.get(3).replace("1.4", "9.9"));
    lines.add(1, "");
    Entry fourth = Entry.parse(lines.get(4)).orElseThrow();
    Entry forged = Entry.of(4, fourth.prev(), fourth.at(), "order", fourth.fields());
    assertThat(fourth.fits()).isFalse();
    lines.set(4, forged.line());
    write(lines);

    assertThat(problems())
        .containsExactly(
            "2: is no entry: it was changed, or added by hand",
            "6: entry 5 does not follow the line before: the entry before it is not the one that it"
                + " was written behind");
  }

  @Test
  void a_cut_tail_is_found_only_with_an_anchor() throws IOException {
    String head = read().head().orElseThrow().hash();
    String earlier = Entry.parse(lines().get(1)).orElseThrow().hash();
    write(lines().subList(0, 3));

    assertThat(read().isWhole()).as("nothing in it tells").isTrue();
    assertThat(Chain.read(file, Optional.of(head)).anchor()).isEmpty();
    assertThat(Chain.read(file, Optional.of(earlier)).anchor().orElseThrow().seq()).isEqualTo(2);
  }

  @Test
  void a_torn_line_is_taken_off_and_told_by_the_next_entry() throws IOException {
    byte[] good = Files.readAllBytes(file);
    String last = lines().get(4);
    for (int torn : new int[] {1, 40, last.length()}) {
      Files.writeString(file, new String(good, StandardCharsets.UTF_8) + last.substring(0, torn));
      assertThat(read().torn()).isTrue();
      assertThat(read().isWhole()).isTrue();

      trail.append(AT.plusSeconds(9), "order", Map.of("job", "2.1"));

      assertThat(read().isWhole()).isTrue();
      assertThat(read().torn()).isFalse();
      assertThat(read().entries()).isEqualTo(7);
      Entry recovered = Entry.parse(lines().get(5)).orElseThrow();
      assertThat(recovered.kind()).isEqualTo("recovered");
      assertThat(recovered.fields()).containsEntry("torn_bytes", Integer.toString(torn));
      Files.write(file, good);
    }
  }

  @Test
  void nothing_follows_a_last_line_that_is_no_entry() throws IOException {
    Files.writeString(file, Files.readString(file) + "hello\n");

    assertThatThrownBy(() -> trail.check()).hasMessageContaining("moie audit verify");
    assertThatThrownBy(() -> trail.append(AT, "order", Map.of()))
        .hasMessageContaining("moie audit verify");
    assertThat(lines()).hasSize(6);
  }

  @Test
  void a_trail_that_cannot_be_written_is_found_before_anything_is_allowed() throws IOException {
    trail.check();
    Files.delete(file);
    trail.check();
    Files.createDirectory(file);

    assertThatThrownBy(() -> trail.check()).isInstanceOf(IOException.class);
  }

  @Test
  void long_texts_are_cut_and_a_trail_of_one_torn_line_begins_anew() throws IOException {
    Files.writeString(file, "{\"ent");
    trail.check();
    trail.append(AT, "order", Map.of("said", "\u0001".repeat(100_000)));
    trail.append(AT, "order", Map.of("said", "x"));

    assertThat(read().entries()).isEqualTo(3);
    assertThat(read().isWhole()).isTrue();
    assertThat(lines().get(0)).contains("\"kind\":\"recovered\"");
  }
}
