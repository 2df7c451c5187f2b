package dev.moie.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.JobOutcome;
import dev.moie.core.io.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A save changes what the engine means to change, and not a byte more. */
class SavesKeepBytesTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("state.json");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SavesKeepBytesTest.class.getResourceAsStream("/states/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private AppliedChanges apply(StateChange... changes) throws Exception {
    return new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC)
        .apply(StateUpdate.of(List.of(changes)));
  }

  private String definition(String job) throws Exception {
    return new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC)
        .load().state().phases().stream()
            .flatMap(phase -> phase.jobs().stream())
            .filter(each -> each.id().equals(job))
            .findFirst()
            .orElseThrow()
            .definition();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sovereign_state.json", "sovereign_state_v2.json"})
  void the_originals_files_change_in_one_value_only(String name) throws Exception {
    String before = resource(name);
    Files.writeString(file, before);

    apply(new StateChange.HeartbeatNoted(NOW));

    assertThat(Files.readString(file))
        .isEqualTo(
            before.replaceFirst(
                "(\"last_heartbeat\": )\"[^\"]*\"", "$1\"2026-03-04T05:06:07.089Z\""));
  }

  @Test
  void odd_spelling_survives() throws Exception {
    String odd =
        "{\r\n\t\"phases\" :[ {\"jobs\":[{\"task\":\"caf\\u00e9 \\/ \u2603\",\r\n"
            + "\"status\":\"pending\" , \"x\" : 1.50e+02,\"id\":\"a\"}],\"id\":1,\"name\":\"n\","
            + "\"status\":\"active\", \"unknown\": {\"deep\": [1,  2 ,null]}}],\r\n"
            + "\"zz\": -0.0, \"meta\":{\"current_phase\":1}}";
    Files.writeString(file, odd);

    apply(
        new StateChange.JobStatusChange(
            "a", JobStatus.PENDING, JobStatus.COMPLETED, definition("a")));

    assertThat(Files.readString(file)).isEqualTo(odd.replace("\"pending\"", "\"completed\""));
  }

  @Test
  void a_new_member_is_laid_out_like_its_neighbours() throws Exception {
    Files.writeString(file, resource("sovereign_state_v2.json"));

    apply(
        new StateChange.JobNoted(
            "1.1",
            new LastResult(JobOutcome.VERIFIED, "it \"holds\"\n", NOW, 0, Optional.of("e1")),
            definition("1.1")));

    assertThat(Files.readString(file))
        .contains(
            "          \"verification_cmd\": \"launchctl list | grep moie-heartbeat\",\n"
                + "          \"last_result\": {\"outcome\": \"VERIFIED\"")
        .contains("it \\\"holds\\\"");
    assertThat(
            new FileStateStore(Disk.LOCAL, file, ZoneOffset.UTC)
                .load()
                .state()
                .phases()
                .get(0)
                .jobs()
                .get(0))
        .satisfies(job -> assertThat(job.lastResult()).isPresent());
  }

  @Test
  void a_change_that_no_longer_fits_is_refused_and_the_others_are_made() throws Exception {
    Files.writeString(file, resource("sovereign_state_v2.json"));

    AppliedChanges applied =
        apply(
            new StateChange.JobStatusChange(
                "1.1", JobStatus.PENDING, JobStatus.COMPLETED, definition("1.1")),
            new StateChange.JobStatusChange(
                "1.2", JobStatus.COMPLETED, JobStatus.PENDING, "another definition"),
            new StateChange.JobStatusChange("9.9", JobStatus.PENDING, JobStatus.COMPLETED, ""),
            new StateChange.CurrentPhaseChange(4, 6),
            new StateChange.PhaseStatusChange(5, PhaseStatus.LOCKED, PhaseStatus.ACTIVE),
            new StateChange.HeartbeatNoted(NOW));

    assertThat(applied.refused()).hasSize(5);
    assertThat(applied.loaded().state().meta().lastHeartbeat()).contains(NOW);
  }

  @Test
  void permissions_and_a_symbolic_link_stay() throws Exception {
    Path real = folder.resolve("real.json");
    Files.writeString(real, resource("sovereign_state_v2.json"));
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file, Path.of("real.json"));

    apply(new StateChange.HeartbeatNoted(NOW));

    assertThat(file).isSymbolicLink();
    assertThat(Files.readString(real)).contains("2026-03-04T05:06:07.089Z");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("state.json", "real.json");
  }
}
