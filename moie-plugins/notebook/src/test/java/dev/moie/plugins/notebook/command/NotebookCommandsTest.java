package dev.moie.plugins.notebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.plugins.notebook.testing.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookCommandsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

  private final NotesCommand notes = new NotesCommand(CLOCK);
  private final PatternsCommand patterns = new PatternsCommand(CLOCK);

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void terminal() {
    terminal = new Terminal(folder);
  }

  @Test
  void notes_are_added_listed_found_and_done() throws Exception {
    terminal.run(notes, "add", "Cache the index", "--priority", "high", "--minutes=30");
    assertThat(terminal.exit()).isZero();
    assertThat(terminal.printed()).matches("added [0-9a-f]{8} in SIDE_NOTES_FOR_NEXT_JOB.md:9\\R");
    String id = terminal.printed().split(" ", -1)[1];
    terminal.run(notes, "add", "Later", "--kind", "Quick Win", "--why", "w");
    terminal.run(notes, "list");
    assertThat(terminal.printed())
        .startsWith(id + "  Cache the index, high, 30 min, 2026-11-27  (SIDE_NOTES")
        .contains("  Later, 2026-11-27  (");
    terminal.run(notes, "search", "quick WIN");
    assertThat(terminal.printed()).contains("Later").doesNotContain("Cache");
    terminal.run(notes, "add", "cache the index");
    assertThat(terminal.printed()).startsWith("already there, nothing was written: " + id);
    assertThat(terminal.run(notes, "done", id, "--how", "with a map").printed())
        .isEqualTo("done: " + id + " Cache the index" + System.lineSeparator());
    assertThat(terminal.run(notes, "done", id).printed()).startsWith("was done already");
    assertThat(terminal.run(notes, "list").printed()).doesNotContain("Cache");
    assertThat(terminal.run(notes, "list", "--all").printed()).contains(id + "  done  Cache");
    assertThat(folder.resolve("NOTEBOOK_INDEX.md"))
        .content()
        .contains("### Open\n\n- `", "### Done\n\n- `" + id + "` Cache the index · High · 30 min");
  }

  @Test
  void machines_get_what_the_schema_says() throws Exception {
    JsonNode added =
        terminal
            .run(notes, "add", "A", "--minutes", "5", "--why", "\"x\"", "--json")
            .answer("notebook");
    assertThat(added.path("added").asBoolean()).isTrue();
    assertThat(added.at("/entry/fields/Why").asText()).isEqualTo("\"x\"");
    assertThat(added.at("/entry/minutes").asInt()).isEqualTo(5);
    JsonNode again = terminal.run(notes, "add", "A", "--json").answer("notebook");
    assertThat(again.path("added").asBoolean()).isFalse();
    terminal.run(patterns, "add", "B", "--evidence", "seen", "--json").answer("notebook");
    JsonNode found = terminal.run(patterns, "search", "SEEN", "--json").answer("notebook");
    assertThat(found.at("/entries/0/title").asText()).isEqualTo("B");
    assertThat(found.path("total").asInt()).isEqualTo(1);
    String id = added.at("/entry/id").asText();
    JsonNode done = terminal.run(notes, "done", id, "--json").answer("notebook");
    assertThat(done.at("/entry/done").asBoolean()).isTrue();
    assertThat(done.path("was_done").asBoolean()).isFalse();
    assertThat(terminal.run(notes, "list", "--json").answer("notebook").path("total").asInt())
        .isZero();
  }

  @Test
  void what_is_wrong_is_told_and_nothing_is_written() {
    assertThat(terminal.run(notes).exit()).isEqualTo(2);
    assertThat(terminal.complained()).contains("say what to do: add, list, search, done");
    assertThat(terminal.run(notes, "ad", "x").complained()).contains("\"ad\" is none of its words");
    assertThat(terminal.run(notes, "add").complained()).contains("add wants a title, such as");
    assertThat(terminal.run(notes, "add", "x", "--priority", "urgent").complained())
        .contains("has to be one of high, medium, low, strategic, future");
    assertThat(terminal.run(notes, "add", "x", "--minutes", "-3").complained())
        .contains("has to be a whole number from 1 to 100000");
    assertThat(terminal.run(notes, "list", "--why", "x").complained())
        .contains("list takes no --why; moie notes --help");
    assertThat(terminal.run(notes, "search").complained()).contains("search wants words");
    assertThat(terminal.run(notes, "done", "zz").complained()).contains("moie notes list tells");
    assertThat(terminal.exit()).isEqualTo(2);
    assertThat(terminal.run(patterns, "done", "x").complained()).contains("not done: they hold");
    assertThat(folder.resolve("SIDE_NOTES_FOR_NEXT_JOB.md")).doesNotExist();
  }

  @Test
  void an_index_that_a_person_wrote_is_not_replaced() throws Exception {
    Path index = Files.writeString(folder.resolve("NOTEBOOK_INDEX.md"), "mine");
    assertThat(terminal.run(notes, "add", "x").exit()).isZero();
    assertThat(terminal.complained()).contains("was not made by moie, and is not replaced");
    assertThat(index).hasContent("mine");
  }
}
