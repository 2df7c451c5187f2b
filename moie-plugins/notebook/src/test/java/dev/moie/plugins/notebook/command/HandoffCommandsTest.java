package dev.moie.plugins.notebook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.plugins.notebook.testing.PlainFiles;
import dev.moie.plugins.notebook.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoffCommandsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private Terminal terminal() {
    return new Terminal(folder);
  }

  private void state(String jobs) throws IOException {
    Files.writeString(
        folder.resolve("sovereign_state_v2.json"),
        ("{'meta': {'project': 'P', 'current_phase': 1}, 'phases': [{'id': 1, 'name': 'ONE',"
                + " 'status': 'active', 'jobs': ["
                + jobs
                + "]}]}")
            .replace('\'', '"'));
  }

  @Test
  void what_is_to_do_is_listed_with_its_checks() throws Exception {
    state(
        "{'id': '1.1', 'task': 'Done', 'status': 'completed'}, {'id': '1.2', 'task': 'Look <b>',"
            + " 'description': 'a\\n## b', 'status': 'pending', 'verification_cmd': 'ls `x`',"
            + " 'needs': ['1.1'], 'last_result': {'outcome': 'FAILED', 'reason': 'no file'}},"
            + " {'id': '1.3', 'task': 'Scan', 'status': 'cyclic'}");
    assertThat(terminal().run(new TodoCommand(CLOCK)).printed())
        .isEqualTo(
            """
            # TODO - P

            **Made**: 2026-11-27T10:00:00Z
            **From**: sovereign_state_v2.json
            **Current Phase**: 1

            ## Phase 1: ONE (active)

            - [ ] **1.2** Look &lt;b>: a ## b
              - Check: `` ls `x` ``
              - Done by: a person
              - Needs: 1.1
              - Last time: FAILED: no file
            """);
    JsonNode todo = terminal().run(new TodoCommand(CLOCK), "--write", "--json").answer("todo");
    assertThat(todo.at("/jobs/0/check").asText()).isEqualTo("ls `x`");
    assertThat(folder.resolve("TODO.md")).content().startsWith("<!-- Made by moie;");
    assertThat(terminal().run(new TodoCommand(CLOCK), "x").exit()).isEqualTo(2);

    terminal().run(new NotesCommand(CLOCK), "add", "Read this");
    JsonNode handoff =
        terminal().run(new HandoffCommand(CLOCK), "--write", "--json").answer("handoff");
    assertThat(handoff.at("/for_people/0").asText()).isEqualTo("1.2");
    assertThat(handoff.at("/notes/0/title").asText()).isEqualTo("Read this");
    assertThat(new PlainFiles(folder).researchLogs().resolve("handoff/latest.md"))
        .content()
        .contains(terminal().run(new HandoffCommand(CLOCK)).printed());
  }

  @Test
  void a_state_file_that_cannot_be_read_is_told() throws Exception {
    assertThatThrownBy(() -> new TodoCommand(CLOCK).run(List.of(), terminal()))
        .hasMessageContaining("no state file in");
    state("{'id': ");
    assertThatThrownBy(() -> new TodoCommand(CLOCK).run(List.of(), terminal()))
        .hasMessageContaining("is no JSON; moie status tells where");
    state("");
    assertThat(terminal().run(new TodoCommand(CLOCK)).printed()).endsWith("Nothing is open.\n");
  }
}
