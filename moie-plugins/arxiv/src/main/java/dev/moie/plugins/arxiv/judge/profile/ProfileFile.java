package dev.moie.plugins.arxiv.judge.profile;

import dev.moie.api.files.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the profile that counts in a workspace. */
public final class ProfileFile {
  /** Where the workspace's profile is, if there is one. */
  public static final String USUAL = "arxiv-profile.yaml";

  private ProfileFile() {}

  /**
   * Reads the profile; where the usual one is not in the workspace, the bundled one counts.
   *
   * @throws IOException if another one is named that does not exist
   */
  public static Profile read(String name, WorkspaceFiles files)
      throws IOException, ProfileException {
    Path path = files.resolve(name);
    if (Files.exists(path)) {
      return ProfileReader.of(path);
    }
    if (!name.equals(USUAL)) {
      throw new IOException(
          path + " does not exist; copy the default profile there, or leave \"profile\" out");
    }
    return ProfileReader.bundled();
  }
}
