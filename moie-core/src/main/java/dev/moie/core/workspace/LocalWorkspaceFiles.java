package dev.moie.core.workspace;

import dev.moie.api.files.OutsideWorkspaceException;
import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import dev.moie.core.io.AppendFile;
import dev.moie.core.io.AtomicFile;
import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a workspace on this machine, as one plugin sees them. */
public final class LocalWorkspaceFiles implements WorkspaceFiles {
  private final Disk disk;
  private final Workspace workspace;
  private final Path root;
  private final Path data;

  /**
   * Opens a workspace for a plugin.
   *
   * @param disk where it lies
   * @param workspace its folder exists
   * @param pluginId whose data folder is writable
   */
  public LocalWorkspaceFiles(Disk disk, Workspace workspace, String pluginId) throws IOException {
    this.disk = disk;
    this.root = workspace.root().toRealPath();
    this.workspace = new Workspace(root);
    this.data = this.workspace.pluginData(pluginId);
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public Path researchLogs() {
    return workspace.researchLogs();
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public Path resolve(String path) throws IOException {
    try {
      return root.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new IOException("\"" + path + "\" is no path: " + e.getReason(), e);
    }
  }

  @Override
  public void write(Path path, byte[] content, WriteOptions options) throws IOException {
    Path target = writable(path);
    if (options.backup() && Files.exists(target)) {
      Path kept = target.resolveSibling(target.getFileName() + ".bak");
      AtomicFile.write(disk, writable(kept), disk.read(target));
    }
    AtomicFile.write(disk, target, content, options.mode());
  }

  @Override
  public void append(Path path, byte[] content) throws IOException {
    AppendFile.append(disk, writable(path), content);
  }

  /** The real place of a path, if a plugin may write there. */
  private Path writable(Path path) throws IOException {
    Path real = real(root.resolve(path).normalize());
    if (!real.startsWith(root) || real.equals(root)) {
      throw new OutsideWorkspaceException(real, root);
    }
    boolean own = real.startsWith(data);
    List<Path> engines =
        List.of(
            workspace.internal(),
            workspace.settingsFile(),
            workspace.plugins(),
            workspace.backups(),
            root.resolve(Workspace.STATE_V1),
            root.resolve(Workspace.STATE_V2));
    if (!own && engines.stream().anyMatch(real::startsWith)) {
      throw new IOException(real + " belongs to the engine; choose another path");
    }
    return real;
  }

  /** Resolves the links of what exists; of the rest there are none, but for one that dangles. */
  private static Path real(Path path) throws IOException {
    Path existing = path;
    while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (existing == null) {
      return path;
    }
    if (Files.isSymbolicLink(existing) && !Files.exists(existing)) {
      throw new IOException(existing + " is a symbolic link to nowhere; remove it");
    }
    Path rest = existing.relativize(path);
    Optional<Path> tail = rest.toString().isEmpty() ? Optional.empty() : Optional.of(rest);
    Path real = existing.toRealPath();
    return tail.map(real::resolve).orElse(real).normalize();
  }
}
