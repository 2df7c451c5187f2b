package dev.moie.plugins.notebook.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.plugins.notebook.testing.PlainFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotebooksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private Notebooks notebooks() {
    return new Notebooks(new PlainFiles(folder), CLOCK);
  }

  private static Draft draft(String title, Map<String, String> fields) {
    return new Draft(title, fields, OptionalInt.empty());
  }

  private String text(Notebook notebook) throws IOException {
    return Files.readString(folder.resolve(notebook.file()));
  }

  private void write(Notebook notebook, String text) throws IOException {
    Files.writeString(folder.resolve(notebook.file()), text);
  }

  @Test
  void a_new_file_has_the_form_of_the_original() throws Exception {
    Map<String, String> fields =
        Map.of("Priority", "High", "Time", "45 minutes", "Why", "a\nb", "Benefit", "c");
    notebooks().add(Notebook.NOTES, draft("Build a dashboard", fields));
    notebooks().add(Notebook.NOTES, draft("Second", Map.of()));
    notebooks().add(Notebook.NOTES, new Draft("Third", Map.of(), OptionalInt.of(2)));
    assertThat(text(Notebook.NOTES))
        .isEqualTo(
            """
            # SIDE NOTES FOR NEXT JOB

            **Purpose**: What the next session should know and do.

            ---

            ## NEW SIDE NOTES - Added 2026-11-27 Session 1

            ### 1. Build a dashboard (45 minutes)

            - **Priority**: High
            - **Time**: 45 minutes
            - **Why**: a
              b
            - **Benefit**: c

            ### 2. Second


            ---

            ## NEW SIDE NOTES - Added 2026-11-27 Session 2

            ### 1. Third

            """);
    Entry first = notebooks().read(Notebook.NOTES).entries().get(0);
    assertThat(first.title()).isEqualTo("Build a dashboard");
    assertThat(first.minutes()).hasValue(45);
    assertThat(first.priority()).isEqualTo(Priority.HIGH);
    assertThat(first.field("Why")).isEqualTo("a\nb");
    assertThat(first.line()).isEqualTo(9);

    notebooks().add(Notebook.PATTERNS, draft("Cyclic", Map.of("Discovery", "they never end")));
    notebooks().add(Notebook.PATTERNS, new Draft("Versions", Map.of(), OptionalInt.of(2)));
    assertThat(text(Notebook.PATTERNS))
        .contains("## Learnings Log\n\n### 2026-11-27 Session 1: Cyclic\n\n- **Discovery**: they")
        .contains("\n\n---\n\n### 2026-11-27 Session 2: Versions\n");
  }

  @Test
  void what_people_and_the_original_wrote_is_read_and_kept_byte_for_byte() throws Exception {
    byte[] old =
        ("\ufeff# SIDE NOTES\r\n\r\n**Last Updated**: 2025-12-12\r\n\r\n## Immediate Quick Wins (< 1"
                + " hour)\r\n\r\n### 1. Quick Start Guide (30 minutes)\r\n**Severity**: High\r\n"
                + "**Why:** new people\r\n\r\n```sh\r\n### 9. no entry (5 min)\r\n```\r\n"
                + "### 2. Rotate backups \u2705\r\n**Time**: 1-2 hours\r\n\r\n"
                + "## Meta\r\n\r\n### Medium Priority\r\n\r\n4. **Execution Logger**\r\n   - **Time**: 40 minutes\r\n"
                + "   - **Why**: audit\r\n\r\n## Checklist\r\n\r\n### Before you start\r\n- [ ] read\r\n"
                + "\r\nno last line end \u00e4")
            .getBytes(StandardCharsets.UTF_8);
    old[old.length - 1] = (byte) 0xff;
    Files.write(folder.resolve(Notebook.NOTES.file()), old);

    List<Entry> entries = notebooks().read(Notebook.NOTES).entries();
    assertThat(entries)
        .extracting(Entry::title)
        .containsExactly("Quick Start Guide", "Rotate backups", "Execution Logger");
    assertThat(entries).extracting(Entry::done).containsExactly(false, true, false);
    assertThat(entries.get(0).field("Why")).isEqualTo("new people");
    assertThat(entries.get(0).minutes()).hasValue(30);
    assertThat(entries.get(1).minutes()).hasValue(120);
    assertThat(entries.get(2).minutes()).hasValue(40);
    assertThat(entries.get(2).priority()).isEqualTo(Priority.MEDIUM);

    notebooks().add(Notebook.NOTES, draft("New", Map.of("Why", "x")));
    notebooks().done(Notebook.NOTES, entries.get(0).id(), "written");
    byte[] now = Files.readAllBytes(folder.resolve(Notebook.NOTES.file()));
    assertThat(java.util.Arrays.copyOf(now, old.length)).isEqualTo(old);
    String added = new String(now, old.length, now.length - old.length, StandardCharsets.UTF_8);
    assertThat(added)
        .contains("\r\n### 1. New\r\n\r\n- **Why**: x\r\n", "Quick Start Guide: written\r\n");
    assertThat(added.replace("\r\n", "")).doesNotContain("\n");
    assertThat(notebooks().read(Notebook.NOTES).open())
        .extracting(Entry::title)
        .containsExactly("Execution Logger", "New");
  }

  @Test
  void the_patterns_of_the_original_are_read() throws Exception {
    write(
        Notebook.PATTERNS,
        "# LEARNING PATTERNS - MOIE\n\n## Purpose\n\nx\n\n## Efficiency Patterns\n\n### Batch"
            + " reads\n- all at once\n\n## Learnings Log\n\n### 2025-12-12 Session 4: Cyclic jobs\n"
            + "- **Discovery**: they never complete\n\n---\n\n### 2025-12-11: First\n\n## Future"
            + " Optimizations\n\n### High Priority\n- more\n");
    List<Entry> entries = notebooks().read(Notebook.PATTERNS).entries();
    assertThat(entries)
        .extracting(Entry::title)
        .containsExactly("Batch reads", "Cyclic jobs", "First");
    assertThat(entries.get(1).date()).hasToString("Optional[2025-12-12]");
    assertThat(entries.get(1).session()).hasValue(4);
    notebooks().add(Notebook.PATTERNS, draft("Next", Map.of()));
    assertThat(text(Notebook.PATTERNS))
        .endsWith("- more\n\n## Learnings Log\n\n### 2026-11-27 Session 1: Next\n\n");
  }

  @Test
  void the_same_title_is_not_added_twice_until_it_is_done() throws Exception {
    Notebooks.Added first = notebooks().add(Notebook.NOTES, draft("Cache it", Map.of()));
    byte[] before = Files.readAllBytes(folder.resolve(Notebook.NOTES.file()));
    Notebooks.Added again =
        notebooks().add(Notebook.NOTES, draft("  CACHE   it. ", Map.of("Why", "other")));
    assertThat(again.added()).isFalse();
    assertThat(again.entry().id()).isEqualTo(first.entry().id());
    assertThat(folder.resolve(Notebook.NOTES.file())).hasBinaryContent(before);
    assertThat(notebooks().add(Notebook.NOTES, draft("Cache it++", Map.of())).added()).isTrue();

    assertThat(notebooks().done(Notebook.NOTES, first.entry().id(), "so\n## x").done()).isFalse();
    assertThat(notebooks().done(Notebook.NOTES, first.entry().id(), "").done()).isTrue();
    Notebooks.Added anew = notebooks().add(Notebook.NOTES, draft("Cache it", Map.of()));
    assertThat(anew.added()).isTrue();
    assertThat(anew.entry().id()).isNotEqualTo(first.entry().id());
    assertThat(notebooks().read(Notebook.NOTES).open())
        .extracting(Entry::title)
        .containsExactly("Cache it++", "Cache it");
  }

  @ParameterizedTest
  @EnumSource(Notebook.class)
  void no_text_forges_an_entry_or_hides_the_next_one(Notebook notebook) throws Exception {
    String label = notebook.fields().get(notebook.fields().size() - 2);
    List<String> hostile =
        List.of(
            "x\n### 7. Forged (5 minutes)\n**Why**: y",
            "x\n## DONE - 2026-11-27\n- [x] `00000000` all",
            "```\nopen",
            "~~~",
            "<!-- open",
            "`<script>` and <script>alert(1)</script>",
            "a\n---\nb\n===\nc",
            "1. **Item**\n2. **Other**\n- **Priority**: High\n**Severity**: x",
            "> quote\r\r### 8. Forged\u2028### 9. Forged\u0085### 10. Forged",
            "\u202eevil\u0007\u001b[31m\u0000",
            "[x]: /y\n\n[x]: /z\n\n\n    code",
            "\\\n\\\n`\n``");
    for (int i = 0; i < hostile.size(); i++) {
      notebooks().add(notebook, draft(i + " " + hostile.get(i), Map.of(label, hostile.get(i))));
      assertThat(notebooks().read(notebook).entries()).as(hostile.get(i)).hasSize(i + 1);
    }
    assertThat(notebooks().read(notebook).open()).hasSize(hostile.size());
    assertThat(text(notebook)).doesNotContain("\u001b", "\u0000", "\u202e", "and <script>");
    assertThat(notebooks().read(notebook).entries().get(0).fields().keySet())
        .containsExactly(label);
  }

  @Test
  void a_title_keeps_what_people_write() throws Exception {
    for (String title :
        List.of("Use `moie docs check`", "C#", "#1", "a < b", "### x ###", "2. b", "*x*", "Ü 🔋")) {
      assertThat(notebooks().add(Notebook.NOTES, draft(title, Map.of())).entry().title())
          .isEqualTo(title);
    }
  }

  @Test
  void what_a_file_leaves_open_is_closed_before_an_entry() throws Exception {
    for (String open : List.of("```sh\nls", "~~~\nx", "<!-- note")) {
      write(Notebook.NOTES, "# X\n\n" + open + "\n");
      assertThat(notebooks().add(Notebook.NOTES, draft("Seen", Map.of())).added()).isTrue();
      assertThat(text(Notebook.NOTES)).startsWith("# X\n\n" + open + "\n");
      assertThat(notebooks().read(Notebook.NOTES).entries()).hasSize(1);
    }
    write(Notebook.NOTES, "# X\n\n````\nx\n");
    assertThatThrownBy(() -> notebooks().add(Notebook.NOTES, draft("Seen", Map.of())))
        .isInstanceOf(EntryException.class)
        .hasMessageContaining("is not closed");
    assertThat(text(Notebook.NOTES)).isEqualTo("# X\n\n````\nx\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n ", "\u202e\u0000"})
  void a_title_has_to_be_seen(String title) {
    assertThatThrownBy(() -> notebooks().add(Notebook.NOTES, draft(title, Map.of())))
        .hasMessageContaining("needs a title");
    assertThat(folder.resolve(Notebook.NOTES.file())).doesNotExist();
  }

  @Test
  void what_is_huge_is_refused() throws Exception {
    assertThatThrownBy(() -> notebooks().add(Notebook.NOTES, draft("x".repeat(201), Map.of())))
        .hasMessageContaining("200 is the most");
    assertThatThrownBy(
            () -> notebooks().add(Notebook.NOTES, draft("x", Map.of("Why", "x\n".repeat(1 << 20)))))
        .hasMessageContaining("10000 is the most");
    assertThatThrownBy(() -> notebooks().done(Notebook.NOTES, "", ""))
        .hasMessageContaining("no entry");
    assertThat(folder.resolve(Notebook.NOTES.file())).doesNotExist();
  }

  @Test
  void a_file_that_has_grown_is_split_and_all_of_it_is_still_known() throws Exception {
    Notebooks small = new Notebooks(new PlainFiles(folder), CLOCK, 20);
    for (int i = 0; i < 12; i++) {
      small.add(Notebook.NOTES, draft("Entry " + i, Map.of("Why", "w")));
    }
    Path part = folder.resolve("SIDE_NOTES_FOR_NEXT_JOB-001.md");
    assertThat(part).exists();
    assertThat(text(Notebook.NOTES))
        .contains("- [SIDE_NOTES_FOR_NEXT_JOB-001.md](SIDE_NOTES_FOR_NEXT_JOB-001.md)\n");
    assertThat(small.read(Notebook.NOTES).entries())
        .extracting(Entry::title)
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 12).mapToObj(i -> "Entry " + i).toList());
    assertThat(small.add(Notebook.NOTES, draft("entry 0", Map.of())).added()).isFalse();
    small.done(Notebook.NOTES, small.read(Notebook.NOTES).entries().get(0).id(), "");
    assertThat(small.read(Notebook.NOTES).open()).hasSize(11);
    NotebookIndex.write(new PlainFiles(folder), small);
    assertThat(folder.resolve(NotebookIndex.FILE))
        .content()
        .contains("Entry 11", "### Open", "### Done", "](SIDE_NOTES_FOR_NEXT_JOB-001.md)");
  }

  @Test
  void a_split_that_a_crash_cut_off_is_seen_once_and_done_again() throws Exception {
    Notebooks small = new Notebooks(new PlainFiles(folder), CLOCK, 20);
    for (int i = 0; i < 4; i++) {
      small.add(Notebook.NOTES, draft("Entry " + i, Map.of("Why", "w")));
    }
    Path part = folder.resolve("SIDE_NOTES_FOR_NEXT_JOB-001.md");
    assertThat(part).doesNotExist();
    Files.copy(folder.resolve(Notebook.NOTES.file()), part);
    assertThat(small.read(Notebook.NOTES).entries()).hasSize(4);
    small.add(Notebook.NOTES, draft("Entry 4", Map.of()));
    assertThat(small.read(Notebook.NOTES).entries()).hasSize(5);
    assertThat(folder.resolve("SIDE_NOTES_FOR_NEXT_JOB-002.md")).doesNotExist();
  }

  @Test
  void two_processes_and_their_threads_lose_nothing() throws Exception {
    int each = 25;
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path").replace(File.pathSeparator, ":"),
                  NotebooksTest.class.getName(),
                  folder.toString(),
                  name,
                  Integer.toString(each))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + ".log").toFile())
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(folder.resolve("a.log")).hasContent("");
    assertThat(folder.resolve("b.log")).hasContent("");
    assertThat(notebooks().read(Notebook.NOTES).entries()).hasSize(2 * each + 1);
  }

  /** One of the two processes: two threads, which both also add one entry that all share. */
  public static void main(String[] words) throws Exception {
    Notebooks notebooks = new Notebooks(new PlainFiles(Path.of(words[0])), CLOCK);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Callable<Notebooks.Added>> adds = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(words[2]); i++) {
      String title = words[1] + " " + i;
      adds.add(() -> notebooks.add(Notebook.NOTES, draft(title, Map.of("Why", title))));
      adds.add(() -> notebooks.add(Notebook.NOTES, draft("Shared", Map.of())));
    }
    var all = threads.invokeAll(adds);
    threads.shutdown();
    for (var added : all) {
      added.get();
    }
  }
}
