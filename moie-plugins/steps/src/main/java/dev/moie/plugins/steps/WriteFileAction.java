package dev.moie.plugins.steps;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.files.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Writes a file of the workspace, atomically, and only if it is not so already. */
@JobType(
    value = "steps/write-file",
    summary = "Writes a file of the workspace from a text or a template",
    example = "{\"path\": \"notes/hello.txt\", \"text\": \"Hello\\n\"}")
public final class WriteFileAction implements Action<WriteFileConfig> {

  /** Made by the engine. */
  public WriteFileAction() {}

  @Override
  public ActionResult run(WriteFileConfig config, JobContext job) throws IOException {
    byte[] content =
        config.template().isPresent()
            ? Templates.read(config.template().get())
            : config.text().orElseThrow().getBytes(StandardCharsets.UTF_8);
    Set<PosixFilePermission> mode = permissions(Integer.parseInt(config.mode(), 8));
    Path path = job.files().resolve(config.path());
    if (Files.isRegularFile(path)
        && Files.getPosixFilePermissions(path).equals(mode)
        && Arrays.equals(Files.readAllBytes(path), content)) {
      return ActionResult.succeeded(config.path() + " was already so");
    }
    WriteOptions options = WriteOptions.defaults().withMode(mode);
    job.files().write(path, content, config.backup() ? options.withBackup() : options);
    return ActionResult.succeeded("wrote " + config.path() + ", " + content.length + " bytes");
  }

  /**
   * The enum lists the permissions from the highest bit, owner's read, to the lowest, others'
   * execute.
   */
  @SuppressWarnings("EnumOrdinal") // its order is that of the bits
  static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      if ((mode >> (8 - permission.ordinal()) & 1) == 1) {
        permissions.add(permission);
      }
    }
    return permissions;
  }
}
