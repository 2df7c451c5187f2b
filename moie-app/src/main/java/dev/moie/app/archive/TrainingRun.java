package dev.moie.app.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the program once more, so that the JVM writes down what it loads. */
final class TrainingRun {
  private static final int LIMIT_SECONDS = 120;
  private static final int WITH_AOT_CACHE = 25;

  private final Path distribution;
  private final Path work;

  /**
   * Prepares the run.
   *
   * @param work an empty folder, in which everything happens
   */
  TrainingRun(Path distribution, Path work) {
    this.distribution = distribution;
    this.work = work;
  }

  /** Makes an archive in the folder, and has seen a JVM start from it. */
  Path make() throws IOException, InterruptedException {
    // Relative names: options are split at white space, which the folder's name may contain.
    String output =
        Runtime.version().feature() >= WITH_AOT_CACHE
            ? "-XX:AOTCacheOutput=archive"
            : "-XX:ArchiveClassesAtExit=archive";
    start(output + " -D" + Training.PROPERTY + "=workspace");
    Path made = work.resolve("archive");
    if (!Files.isRegularFile(made) || Files.size(made) == 0) {
      throw new IOException("the JVM wrote no archive");
    }
    start("-XX:SharedArchiveFile=archive", "version");
    return made;
  }

  private void start(String options, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(distribution.resolve("bin/moie").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.remove("MOIE_HOME");
    environment.put("MOIE_CDS", "off");
    environment.merge("MOIE_JAVA_OPTS", options, (given, ours) -> given + " " + ours);
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("it did not end in " + LIMIT_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException("it ended with exit code " + process.exitValue());
      }
    } finally {
      end(process);
    }
  }

  private static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }
}
