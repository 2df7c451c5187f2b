package dev.moie.core.workspace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir Path folder;

  @Test
  void a_folder_that_has_lost_its_state_file_is_told_how_to_get_it_back() throws Exception {
    assertThatThrownBy(() -> Workspace.locate(Optional.empty(), Map.of(), folder))
        .hasMessageContaining("moie init")
        .hasMessageNotContaining("restore");

    Files.createDirectory(folder.resolve("backups"));

    assertThatThrownBy(() -> Workspace.locate(Optional.empty(), Map.of(), folder))
        .hasMessageContaining("\"moie --home . backup restore latest\" puts one back");
  }
}
