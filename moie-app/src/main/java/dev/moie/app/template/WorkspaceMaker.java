package dev.moie.app.template;

import dev.moie.app.Surroundings;
import dev.moie.app.http.Tokens;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.state.Timestamps;
import dev.moie.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Makes workspaces. Never over one that is there. */
public final class WorkspaceMaker {
  private final Surroundings surroundings;
  private final Clock clock;

  @Inject
  WorkspaceMaker(Surroundings surroundings, Clock clock) {
    this.surroundings = surroundings;
    this.clock = clock;
  }

  /**
   * Makes a workspace, with the tokens for what it serves over HTTP. The state file comes last.
   *
   * @param root made if it does not exist
   * @param template what its state file says
   * @param values further values for the template
   * @throws IOException if there is one already, or it cannot be written
   */
  public Workspace make(Path root, Template template, Map<String, String> values)
      throws IOException {
    Workspace workspace = new Workspace(root);
    for (String name : new String[] {Workspace.STATE_V1, Workspace.STATE_V2}) {
      if (Files.exists(workspace.root().resolve(name))) {
        throw new IOException(
            workspace.root().resolve(name) + " exists already; choose another folder");
      }
    }
    Map<String, String> all = new HashMap<>(values);
    all.put("NOW", Timestamps.text(clock.instant()));
    all.put("OPERATOR", surroundings.user());
    Path name = workspace.root().getFileName();
    all.put("PROJECT", name == null ? "moie" : name.toString());
    Files.createDirectories(workspace.plugins());
    Tokens.of(workspace.internal());
    AtomicFile.write(
        workspace.root().resolve(template.fileName()),
        template.fill(all).getBytes(StandardCharsets.UTF_8));
    return workspace;
  }
}
