package dev.moie.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.io.Disk;
import dev.moie.core.state.FileStateStore;
import dev.moie.core.state.StateChange;
import dev.moie.core.state.StateStore;
import dev.moie.core.state.StateUpdate;
import dev.moie.core.workspace.BackupSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A beat backs up what was there before it changed something, once. */
class BackedUpStateStoreTest {
  @TempDir Path root;
  private BackupFolder folder;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void open() {
    folder = new BackupFolder(root);
    folder.write(BackupFolder.state("x"));
  }

  private StateStore store() {
    return new BackedUpStateStore(
        new FileStateStore(Disk.LOCAL, folder.stateFile(), ZoneOffset.UTC),
        folder.stateFile(),
        folder.backups(),
        new Rotation(folder.backups(), BackupSettings.DEFAULT),
        notes::add);
  }

  private static StateUpdate phase(int from, int to) {
    return StateUpdate.of(List.of(new StateChange.CurrentPhaseChange(from, to)));
  }

  @Test
  void a_heartbeat_alone_is_no_reason() throws Exception {
    store().apply(StateUpdate.of(List.of(new StateChange.HeartbeatNoted(BackupFolder.START))));

    assertThat(folder.workspace().backups()).doesNotExist();
  }

  @Test
  void the_first_change_is_and_the_second_of_the_same_beat_is_not() throws Exception {
    String before = folder.text();
    StateStore store = store();

    store.apply(phase(1, 2));
    folder.clock().advance(Duration.ofSeconds(1));
    store.apply(phase(2, 3));
    store().apply(phase(3, 4));

    List<Backup> backups = folder.backups().list();
    assertThat(backups).hasSize(2);
    assertThat(backups.get(1).file()).hasContent(before);
    assertThat(Files.readString(backups.get(0).file())).contains("\"current_phase\": 3");
    assertThat(folder.text()).contains("\"current_phase\": 4");
    assertThat(notes).isEmpty();
  }

  @Test
  void a_backup_that_cannot_be_made_is_told_and_the_state_is_saved() throws Exception {
    Files.writeString(folder.workspace().backups(), "a file in the way");

    StateStore store = store();
    store.apply(phase(1, 2));
    store.apply(phase(2, 3));

    assertThat(folder.text()).contains("\"current_phase\": 3");
    assertThat(notes)
        .singleElement()
        .asString()
        .contains("no backup of sovereign_state_v2.json", "the beat goes on");
  }
}
