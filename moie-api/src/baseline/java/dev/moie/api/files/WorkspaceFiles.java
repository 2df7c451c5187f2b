package dev.moie.api.files;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The files that a plugin may touch. Writing through it is atomic and stays inside the workspace,
 * symbolic links resolved; reading is free, since a plugin runs with the engine's rights anyway.
 *
 * <p>Thread-safe.
 */
public interface WorkspaceFiles {

  /**
   * The workspace's folder.
   *
   * @return an absolute path without symbolic links
   */
  Path root();

  /**
   * The folder of what plugins write for people, {@code research_logs}. May not exist yet.
   *
   * @return an absolute path
   */
  Path researchLogs();

  /**
   * This plugin's own folder, for what it keeps between runs. May not exist yet.
   *
   * @return an absolute path
   */
  Path data();

  /**
   * Where a path given in a configuration lies: relative ones are taken from the workspace's
   * folder.
   *
   * @param path the path as written
   * @return an absolute path, inside or outside the workspace
   * @throws IOException if it is not a path at all
   */
  Path resolve(String path) throws IOException;

  /**
   * Replaces a file as a whole: whoever reads it sees the old content or the new one, also after a
   * crash. Missing folders are made.
   *
   * @param path inside the workspace; relative ones are taken from its folder
   * @param content the new content
   * @param options mode and backup
   * @throws OutsideWorkspaceException if the path, its symbolic links resolved, lies outside the
   *     workspace
   * @throws IOException if it could not be written; the old file is untouched then
   */
  void write(Path path, byte[] content, WriteOptions options) throws IOException;

  /**
   * Appends to a file, in one write. Missing folders are made. What was appended survives a crash
   * of the engine; a crash of the machine may lose the end.
   *
   * @param path inside the workspace; relative ones are taken from its folder
   * @param content what to append
   * @throws OutsideWorkspaceException if the path, its symbolic links resolved, lies outside the
   *     workspace
   * @throws IOException if it could not be written
   */
  void append(Path path, byte[] content) throws IOException;
}
