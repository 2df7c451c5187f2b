package dev.moie.core.process;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs programs on this machine. */
public final class LocalProcesses implements Processes, AutoCloseable {
  private final Path directory;
  private final ProcessGroup group = new ProcessGroup();

  /**
   * Runs programs.
   *
   * @param directory where, unless a program says otherwise: the workspace
   */
  public LocalProcesses(Path directory) {
    LaunchMechanism.prefer();
    this.directory = directory;
  }

  @Override
  public ProcessResult run(ProcessSpec program) throws InterruptedException {
    Path folder = program.directory().map(directory::resolve).orElse(directory);
    if (!Files.isDirectory(folder)) {
      return ProcessResult.notStarted(
          "the folder " + folder + " to run in does not exist; make it, or name another");
    }
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder();
      builder.environment().putAll(program.environment());
      Optional<String> missing = missing(program.command().get(0), folder, builder.environment());
      if (missing.isPresent()) {
        return ProcessResult.notStarted(missing.get());
      }
      builder
          .command(group.leading(program.command()))
          .directory(folder.toFile())
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .redirectErrorStream(true);
      // Before: nothing may take time between the start and the first look at the output.
      group.prepare();
      process = EngineThreads.start(builder);
    } catch (IOException | IllegalArgumentException e) {
      // No name of a variable or a file holds what the latter complains of.
      return ProcessResult.notStarted(
          "\"" + program.command().get(0) + "\" could not be started: " + e.getMessage());
    }
    return new RunningProgram(process, group, program.timeout()).await();
  }

  /** Looked up here, since a launcher in between would turn a missing program into an exit code. */
  private static Optional<String> missing(
      String program, Path folder, Map<String, String> environment) {
    if (program.contains("/")) {
      return isProgram(folder.resolve(program))
          ? Optional.empty()
          : Optional.of(program + " is not there or may not be run; check the path and its mode");
    }
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    boolean found =
        List.of(path.split(":")).stream()
            .filter(entry -> !entry.isEmpty())
            .anyMatch(entry -> isProgram(folder.resolve(entry).resolve(program)));
    return found
        ? Optional.empty()
        : Optional.of(
            "there is no program \"" + program + "\" in PATH; install it, or give its full path");
  }

  /** A folder may be "executable" too. */
  private static boolean isProgram(Path file) {
    return Files.isExecutable(file) && !Files.isDirectory(file);
  }

  /** Ends what was kept for sending signals. Programs that run are not ended. */
  @Override
  public void close() {
    group.close();
  }

  /** How long a program has to end after it was asked to. */
  static final Duration GRACE = Duration.ofMillis(500);
}
