package dev.moie.core.process;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs programs on this machine. */
public final class LocalProcesses implements Processes, AutoCloseable {
  private static final Set<String> OF_THE_SERVICE =
      Set.of("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID");

  private final Path directory;
  private final ProcessGroup group;

  /** What runs, by the thread that waits for it. */
  private final Map<Thread, RunningProgram> running = new ConcurrentHashMap<>();

  /**
   * Runs programs.
   *
   * @param directory where, unless a program says otherwise: the workspace
   * @param cache a folder for a small program that makes starting others faster; made when the
   *     first is started. Empty: it is done without
   */
  public LocalProcesses(Path directory, Optional<Path> cache) {
    LaunchMechanism.prefer();
    this.directory = directory;
    this.group = new ProcessGroup(cache);
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
      // What systemd has handed to the daemon is for the daemon only.
      builder.environment().keySet().removeAll(OF_THE_SERVICE);
      builder.environment().putAll(program.environment());
      // Looked up here, since a launcher in between would turn a missing program into an exit code.
      String name = program.command().get(0);
      Optional<String> file = SearchPath.find(name, folder, builder.environment());
      if (file.isEmpty()) {
        return ProcessResult.notStarted(missing(name));
      }
      builder
          .directory(folder.toFile())
          .redirectInput(
              program.input().isEmpty()
                  ? ProcessBuilder.Redirect.from(new File("/dev/null"))
                  : ProcessBuilder.Redirect.PIPE)
          .redirectErrorStream(true);
      // Before: nothing may take time between the start and the first look at the output.
      group.prepare();
      process = group.start(builder, file.get(), program.command());
      feed(process, program.input());
    } catch (IOException | IllegalArgumentException e) {
      // No name of a variable or a file holds what the latter complains of.
      return ProcessResult.notStarted(
          "\"" + program.command().get(0) + "\" could not be started: " + e.getMessage());
    }
    RunningProgram begun = new RunningProgram(process, group, program.timeout());
    running.put(Thread.currentThread(), begun);
    try {
      return begun.await();
    } finally {
      running.remove(Thread.currentThread());
    }
  }

  /**
   * What the program that a thread runs has written so far, or the end of that; empty if it runs
   * none. By any thread.
   */
  public String soFar(Thread thread) {
    RunningProgram program = running.get(thread);
    return program == null ? "" : program.soFar();
  }

  /** On a thread of its own: a program need not read what it is given. */
  private static void feed(Process process, String input) {
    if (input.isEmpty()) {
      return;
    }
    EngineThreads.daemon(
            () -> {
              try (OutputStream out = process.getOutputStream()) {
                out.write(input.getBytes(StandardCharsets.UTF_8));
              } catch (IOException notRead) {
                // It has ended, or has closed its input: that is its affair.
              }
            },
            "moie-input")
        .start();
  }

  private static String missing(String program) {
    return program.contains("/")
        ? program + " is not there or may not be run; check the path and its mode"
        : "there is no program \"" + program + "\" in PATH; install it, or give its full path";
  }

  /** Ends what was kept for sending signals. Programs that run are not ended. */
  @Override
  public void close() {
    group.close();
  }

  /** How long a program has to end after it was asked to. */
  static final Duration GRACE = Duration.ofMillis(500);
}
