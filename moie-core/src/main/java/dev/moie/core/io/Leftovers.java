package dev.moie.core.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Temporary files that a crash has left beside the files that they were to replace. */
public final class Leftovers {
  /** As {@link LocalDisk} names them. */
  private static final Pattern TEMPORARY =
      Pattern.compile("\\..+\\.(?<pid>[1-9][0-9]{0,17})-[0-9]+-[0-9]+\\.tmp");

  private Leftovers() {}

  /**
   * Removes them. Whoever calls this is the only one who replaces that file.
   *
   * @param file the file that was to be replaced; need not exist
   */
  public static void sweep(Disk disk, Path file) throws IOException {
    Path target = AtomicFile.target(file);
    String beginning = "." + target.getFileName() + ".";
    sweep(disk, target.getParent(), name -> name.startsWith(beginning) && name.endsWith(".tmp"));
  }

  /**
   * Removes those of a folder that were written by processes of this machine that run no more,
   * whichever files they were to replace.
   *
   * @param folder need not exist
   */
  public static void sweepOfTheDead(Disk disk, Path folder) throws IOException {
    sweep(disk, folder, Leftovers::isOfTheDead);
  }

  private static boolean isOfTheDead(String name) {
    Matcher temporary = TEMPORARY.matcher(name);
    return temporary.matches()
        && ProcessHandle.of(Long.parseLong(temporary.group("pid"))).isEmpty();
  }

  private static void sweep(Disk disk, Path folder, Predicate<String> which) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (which.test(entry.getFileName().toString())) {
          found.add(entry);
        }
      }
    }
    for (Path leftover : found) {
      disk.delete(leftover);
    }
  }
}
