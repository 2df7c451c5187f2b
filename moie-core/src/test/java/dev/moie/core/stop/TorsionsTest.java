package dev.moie.core.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.TorsionSeverity;
import dev.moie.core.io.Disk;
import dev.moie.core.workspace.KillSwitchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When torsions stop a workspace; with the default settings. */
class TorsionsTest {
  private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("torsion.jsonl");
  }

  /** As another process would: nothing is kept but the file. */
  private Optional<Stop.How> raise(TorsionSeverity severity, Duration after) throws IOException {
    Torsions torsions = new Torsions(Disk.LOCAL, file);
    Torsion torsion = new Torsion(START.plus(after), "1.1", severity, "it bends");
    Optional<Stop> verdict = torsions.verdict(torsion, KillSwitchSettings.DEFAULT);
    torsions.add(torsion);
    return verdict.map(Stop::how);
  }

  @Test
  void one_critical_event_drains_and_a_lesser_one_does_nothing() throws Exception {
    assertThat(raise(TorsionSeverity.HIGH, Duration.ZERO)).isEmpty();
    assertThat(raise(TorsionSeverity.CRITICAL, Duration.ZERO)).contains(Stop.How.DRAIN);
  }

  @Test
  void three_within_five_minutes_stop_at_once_and_three_within_more_do_not() throws Exception {
    assertThat(raise(TorsionSeverity.LOW, Duration.ZERO)).isEmpty();
    assertThat(raise(TorsionSeverity.MEDIUM, Duration.ofMinutes(3))).isEmpty();
    assertThat(raise(TorsionSeverity.LOW, Duration.ofMinutes(6))).isEmpty();
    assertThat(raise(TorsionSeverity.LOW, Duration.ofMinutes(7))).contains(Stop.How.NOW);
  }

  @Test
  void what_was_before_a_resumption_does_not_count_and_a_line_that_was_cut_off_hurts_nothing()
      throws Exception {
    raise(TorsionSeverity.LOW, Duration.ZERO);
    raise(TorsionSeverity.LOW, Duration.ofSeconds(1));
    new Torsions(Disk.LOCAL, file).resumed(START.plusSeconds(2));
    Files.writeString(file, "{\"at\": \"20\n", StandardOpenOption.APPEND);

    assertThat(raise(TorsionSeverity.LOW, Duration.ofSeconds(3))).isEmpty();
    assertThat(raise(TorsionSeverity.LOW, Duration.ofSeconds(4))).isEmpty();
    assertThat(raise(TorsionSeverity.LOW, Duration.ofSeconds(5))).contains(Stop.How.NOW);
  }

  @Test
  void the_file_does_not_grow_for_ever() throws Exception {
    for (int i = 0; i < 2100; i++) {
      new Torsions(Disk.LOCAL, file)
          .add(new Torsion(START.plusSeconds(i), "1.1", TorsionSeverity.LOW, "it bends"));
    }
    assertThat(Files.readAllLines(file)).hasSizeLessThan(2001);
    assertThat(Files.readString(file)).contains(START.plusSeconds(2099).toString());
  }
}
