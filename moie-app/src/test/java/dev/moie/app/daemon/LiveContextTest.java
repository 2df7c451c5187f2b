package dev.moie.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moie.app.ExitWatch;
import dev.moie.app.Session;
import dev.moie.app.Surroundings;
import dev.moie.app.testing.StateFiles;
import dev.moie.core.engine.Pulse;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.stop.Stop;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service sees while the heart of another node beats. */
class LiveContextTest {
  @TempDir Path folder;

  private Session open() throws Exception {
    Workspace workspace = new Workspace(folder);
    return new Session(
        workspace,
        new Surroundings(Map.of("HOME", folder.toString()), folder, "", "ada"),
        List.of(),
        workspace.pluginCopies(),
        Quarantine.in(workspace.quarantine()),
        new ExitWatch(),
        Clock.systemUTC(),
        note -> {});
  }

  private static LiveContext without(Session session) {
    return new LiveContext(
        session.workspace(),
        () -> session,
        session::settings,
        new Services(Set.of()),
        Optional::empty);
  }

  @Test
  void without_a_heart_the_state_is_that_of_the_store() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'true'"));
    try (Session session = open()) {
      LiveContext context = without(session);

      assertThat(context.state().phases()).hasSize(1);
      assertThat(context.pulse().stop()).isEmpty();

      Stop wanted = new Stop(Clock.systemUTC().instant(), "ada", "a test", Stop.How.NOW);
      session.killSwitch().stop(wanted);
      Pulse pulse = context.pulse();
      assertThat(pulse.stop()).map(Stop::reason).contains("a test");
      assertThat(pulse.state()).isEqualTo(context.state());
    }
  }

  @Test
  void a_state_that_cannot_be_used_is_said_to_be_so() throws Exception {
    Files.writeString(folder.resolve("sovereign_state_v2.json"), "{");
    try (Session session = open()) {
      assertThatThrownBy(() -> without(session).state())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("sovereign_state_v2.json");
    }
  }
}
