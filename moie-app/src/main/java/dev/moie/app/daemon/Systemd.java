package dev.moie.app.daemon;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.core.process.LocalProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the daemon is, if that has started it with {@code Type=notify}. Java has no
 * datagrams on Unix sockets, so {@code systemd-notify} carries the word; the unit needs {@code
 * NotifyAccess=all} for that, since it is a process of its own. Without systemd this does nothing.
 *
 * <p>Thread-safe.
 */
final class Systemd implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final Optional<LocalProcesses> processes;
  private volatile boolean broken;

  /**
   * Looks whether systemd waits for word.
   *
   * @param environment the variables of this process
   * @param folder any that exists
   * @param cache see {@link LocalProcesses}
   */
  Systemd(Map<String, String> environment, Path folder, Optional<Path> cache) {
    String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
    this.environment = socket.isEmpty() ? Map.of() : Map.of("NOTIFY_SOCKET", socket);
    this.processes =
        socket.isEmpty() ? Optional.empty() : Optional.of(new LocalProcesses(folder, cache));
  }

  /** How often systemd wants a sign of life; a third of what it waits for one. */
  static Optional<Duration> watchdog(Map<String, String> environment) {
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    return micros.matches("[1-9][0-9]{0,15}")
        ? Optional.of(Duration.ofNanos(Long.parseLong(micros) / 3 * 1000))
        : Optional.empty();
  }

  void ready(String status) {
    tell("READY=1", "STATUS=" + status);
  }

  void reloading() {
    // On the clock that systemd compares it with, which on Linux is this one.
    tell("RELOADING=1", "MONOTONIC_USEC=" + System.nanoTime() / 1000);
  }

  void stopping(String status) {
    tell("STOPPING=1", "STATUS=" + status);
  }

  void alive() {
    tell("WATCHDOG=1");
  }

  private void tell(String... words) {
    if (processes.isEmpty() || broken) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("systemd-notify"));
    command.addAll(List.of(words));
    try {
      ProcessResult result =
          processes
              .get()
              .run(ProcessSpec.program(command).withEnvironment(environment).withTimeout(PATIENCE));
      if (!result.isSuccess()) {
        broken = result.ending() == ProcessResult.Ending.NOT_STARTED;
        LOG.warn("systemd could not be told {}: {}", words[0], result);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    processes.ifPresent(LocalProcesses::close);
  }
}
