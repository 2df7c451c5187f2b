package dev.moie.core.engine;

import static dev.moie.core.testing.TestWorkspace.job;
import static dev.moie.core.testing.TestWorkspace.outcomes;
import static dev.moie.core.testing.TestWorkspace.phase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.core.io.Disk;
import dev.moie.core.log.Transition;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.testing.EditingSteps;
import dev.moie.core.testing.ForwardingDisk;
import dev.moie.core.testing.TestWorkspace;
import dev.moie.core.testing.TreeOfFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heartbeat beside a person or a tool that changes the state file: who wins, case by case. */
class WhoWinsTest {
  private static final String STATE = "sovereign_state_v2.json";

  private TestWorkspace workspace;

  @BeforeEach
  void open(@TempDir Path root) {
    workspace = new TestWorkspace(root);
    workspace.state(1, phase(1, "active", job("1.1", "pending", ""), job("1.2", "pending", "")));
    workspace.file("1.1", "yes").file("1.2", "yes");
  }

  @AfterEach
  void close() throws Exception {
    workspace.close();
  }

  /** A beat during whose first verification somebody replaces text in the state file. */
  private BeatReport beatWhile(Runnable editor) throws Exception {
    return beatWhile(editor, Disk.LOCAL);
  }

  private BeatReport beatWhile(Runnable editor, Disk disk) throws Exception {
    Engine real = workspace.engine();
    Engine engine =
        new Engine(
            new EditingSteps(real.steps(), editor),
            real.log(),
            real.events(),
            real.journal(),
            real.clock(),
            real.pause(),
            real.ids(),
            real.random());
    Path file = workspace.workspace().stateFile();
    try {
      return new Heartbeat(engine, new FileStateStore(disk, file, ZoneOffset.UTC))
          .beat(false, BeatProgress.NONE);
    } finally {
      workspace.log().close();
    }
  }

  private void replace(String what, String by) {
    String text = workspace.text(STATE);
    assertThat(text).contains(what);
    workspace.rawState(text.replace(what, by));
  }

  private String status(String job) {
    return workspace.jobOnDisk(job).path("status").asText();
  }

  private List<Transition.Kind> logged() {
    List<Transition.Kind> kinds =
        workspace.log().transitionsAfter(0).stream().map(Transition::kind).toList();
    workspace.log().close();
    return kinds;
  }

  @Test
  void a_definition_that_changed_is_not_completed_and_what_else_was_edited_stays()
      throws Exception {
    BeatReport report =
        beatWhile(
            () -> {
              replace("\"with\": {\"path\": \"1.1\"}", "\"with\": {\"path\": \"x\"}");
              replace("\"operator\": \"O\"", "\"operator\": \"Somebody\"");
              replace("Task 1.2", "Another task");
            });

    assertThat(outcomes(report)).containsExactly("1.1 VERIFIED", "1.2 VERIFIED");
    assertThat(status("1.1")).isEqualTo("pending");
    assertThat(status("1.2")).isEqualTo("completed");
    assertThat(workspace.jobOnDisk("1.2").path("task").asText()).isEqualTo("Another task");
    assertThat(workspace.onDisk().path("meta").path("operator").asText()).isEqualTo("Somebody");
    assertThat(report.notes()).anySatisfy(note -> assertThat(note).contains("EDITED"));
    assertThat(Files.readString(workspace.workspace().journal())).contains("EDITED");
    assertThat(logged()).contains(Transition.Kind.EDITED);
  }

  @Test
  void a_status_that_a_person_set_back_stays_back() throws Exception {
    workspace.file("1.2", "no");
    workspace.beat();
    assertThat(status("1.1")).isEqualTo("completed");
    workspace.file("1.2", "yes");

    beatWhile(() -> replace("\"status\": \"completed\"", "\"status\": \"pending\""));

    assertThat(status("1.1")).isEqualTo("pending");
    assertThat(status("1.2")).isEqualTo("completed");
  }

  @Test
  void a_status_that_a_person_set_forward_is_no_conflict() throws Exception {
    BeatReport report =
        beatWhile(() -> replace("\"status\": \"pending\"", "\"status\": \"completed\""));

    assertThat(status("1.1")).isEqualTo("completed");
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void a_job_that_was_removed_does_not_come_back() throws Exception {
    String first = job("1.1", "pending", "").replace('\'', '"');

    BeatReport report = beatWhile(() -> replace(first + ",\n", ""));

    assertThat(workspace.text(STATE)).doesNotContain("\"1.1\"");
    assertThat(status("1.2")).isEqualTo("completed");
    assertThat(report.notes()).anySatisfy(note -> assertThat(note).contains("EDITED"));
  }

  @Test
  void a_job_that_was_moved_is_completed_where_it_is() throws Exception {
    String first = job("1.1", "pending", "").replace('\'', '"');
    String second = job("1.2", "pending", "").replace('\'', '"');

    BeatReport report = beatWhile(() -> replace(first + ",\n" + second, second + ",\n" + first));

    assertThat(status("1.1")).isEqualTo("completed");
    assertThat(status("1.2")).isEqualTo("completed");
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void a_job_that_was_added_is_there_and_its_turn_comes() throws Exception {
    String second = job("1.2", "pending", "").replace('\'', '"');
    String added = job("1.3", "pending", "").replace('\'', '"');

    beatWhile(() -> replace(second, second + ",\n" + added));

    assertThat(status("1.3")).isEqualTo("pending");
    assertThat(outcomes(workspace.beat())).containsExactly("1.3 ACTION_REQUIRED");
  }

  @Test
  void an_older_file_that_is_put_back_during_a_beat_wins() throws Exception {
    workspace.state(
        1,
        phase(
            1,
            "active",
            job("1.1", "pending", ""),
            job("1.2", "pending", ""),
            job("1.3", "pending", "")));
    workspace.file("1.2", "no");
    workspace.beat();
    String older = workspace.text(STATE);
    workspace.file("1.2", "yes");
    workspace.beat();
    assertThat(status("1.2")).isEqualTo("completed");
    workspace.file("1.3", "yes");

    BeatReport report = beatWhile(() -> workspace.rawState(older));

    assertThat(status("1.1")).as("as the older file says").isEqualTo("completed");
    assertThat(status("1.2")).as("as the older file says").isEqualTo("pending");
    assertThat(status("1.3")).as("as the older file says").isEqualTo("pending");
    assertThat(report.notes()).anySatisfy(note -> assertThat(note).startsWith("RESTORED"));
    assertThat(logged()).contains(Transition.Kind.RESTORED);
  }

  @Test
  void an_older_file_that_is_put_back_between_beats_wins_and_costs_a_verification() {
    workspace.file("1.2", "no");
    workspace.beat();
    String older = workspace.text(STATE);
    workspace.file("1.2", "yes");
    workspace.beat();
    workspace.rawState(older);
    workspace.file("1.2", "no");

    BeatReport report = workspace.beat();

    assertThat(report.notes()).anySatisfy(note -> assertThat(note).startsWith("RESTORED"));
    assertThat(outcomes(report)).containsExactly("1.2 ACTION_REQUIRED");
    assertThat(status("1.2")).isEqualTo("pending");
    assertThat(workspace.beat().notes()).as("it is told once").isEmpty();
  }

  @Test
  void without_the_engines_own_folder_the_file_is_taken_as_it_is() throws Exception {
    workspace.file("1.2", "no");
    workspace.beat();
    TreeOfFiles.delete(workspace.workspace().internal());

    BeatReport report = workspace.beat();

    assertThat(report.notes()).anySatisfy(note -> assertThat(note).startsWith("ADOPTED"));
    assertThat(outcomes(report)).containsExactly("1.2 ACTION_REQUIRED");
    assertThat(status("1.1")).isEqualTo("completed");
    assertThat(workspace.beat().notes()).as("it is told once").isEmpty();
  }

  @Test
  void a_file_that_lost_its_mark_is_taken_as_it_is() {
    workspace.file("1.2", "no");
    workspace.beat();
    workspace.rawState(workspace.text(STATE).replaceAll(", \"checkpoint\": \\{[^}]*\\}", ""));

    BeatReport report = workspace.beat();

    assertThat(report.notes()).anySatisfy(note -> assertThat(note).startsWith("ADOPTED"));
    assertThat(workspace.beat().notes()).as("it is told once").isEmpty();
  }

  @Test
  void the_originals_script_that_writes_its_whole_memory_back_wins_like_any_other() {
    workspace.file("1.1", "no").file("1.2", "no");
    workspace.beat();
    String memory = workspace.text(STATE);
    workspace.file("1.1", "yes");
    workspace.beat();
    workspace.beat();
    // It closes 1.2 by its own rules, and knows nothing of what happened since it began.
    int second = memory.indexOf("\"1.2\"");
    workspace.rawState(
        memory.substring(0, second)
            + memory.substring(second).replaceFirst("\"pending\"", "\"completed\""));

    workspace.beat();

    assertThat(status("1.2")).isEqualTo("completed");
    assertThat(status("1.1")).as("verified anew").isEqualTo("completed");
  }

  @Test
  void an_edit_in_the_very_moment_of_the_replacement_is_merged() throws Exception {
    Path file = workspace.workspace().stateFile();
    Disk disk = editingAtTheRename("\"operator\": \"O\"", "\"operator\": \"Quick\"");

    beatWhile(() -> {}, disk);

    assertThat(workspace.onDisk().path("meta").path("operator").asText()).isEqualTo("Quick");
    assertThat(status("1.1")).isEqualTo("completed");
    assertThat(names(file.getParent())).noneMatch(name -> name.contains("edited"));
    assertThat(names(file.getParent())).noneMatch(name -> name.startsWith("." + STATE));
  }

  @Test
  void an_edit_in_that_moment_that_cannot_be_used_survives_beside_the_file() throws Exception {
    Path file = workspace.workspace().stateFile();
    Disk disk = editingAtTheRename("\"operator\": \"O\"", "\"operator\": ");

    BeatReport report = beatWhile(() -> {}, disk);

    assertThat(status("1.1")).isEqualTo("completed");
    Path survivor = file.resolveSibling(STATE + ".edited");
    assertThat(Files.readString(survivor)).contains("\"operator\": ,");
    assertThat(report.notes())
        .anySatisfy(note -> assertThat(note).contains("EDITED").contains(survivor.toString()));
  }

  /** A disk on which somebody writes into the state file just before it is replaced, once. */
  private Disk editingAtTheRename(String what, String by) {
    Path file = workspace.workspace().stateFile();
    return new ForwardingDisk() {
      private boolean done;

      @Override
      protected void before(String step, Path path) throws IOException {
        if (!done && step.equals("move") && path.endsWith(STATE)) {
          done = true;
          // In place, as an editor that does not replace files.
          Disk.LOCAL.write(
              file, workspace.text(STATE).replace(what, by).getBytes(StandardCharsets.UTF_8));
        }
      }
    };
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void a_file_that_becomes_unusable_is_left_alone_and_loses_nothing() throws Exception {
    String[] broken = {""};

    assertThatThrownBy(
            () ->
                beatWhile(
                    () -> {
                      broken[0] = workspace.text(STATE).replace("\"phases\"", "\"phases");
                      workspace.rawState(broken[0]);
                    }))
        .isInstanceOf(InvalidStateException.class);
    assertThat(workspace.text(STATE)).isEqualTo(broken[0]);
    workspace.file("1.1", "no");

    workspace.rawState(broken[0].replace("\"phases", "\"phases\""));
    BeatReport report = workspace.beat();

    assertThat(status("1.1")).as("the log knew it").isEqualTo("completed");
    assertThat(report.notes()).anySatisfy(note -> assertThat(note).startsWith("RECOVERED"));
  }
}
