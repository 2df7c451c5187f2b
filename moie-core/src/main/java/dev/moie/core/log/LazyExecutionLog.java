package dev.moie.core.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens a log when something is written to it, or when there is one to read. A beat that needs none
 * opens none.
 */
public final class LazyExecutionLog implements ExecutionLog {
  private final Path file;
  private final Function<Path, ExecutionLog> opener;
  private Optional<ExecutionLog> opened = Optional.empty();

  /**
   * Uses a log that need not exist.
   *
   * @param file where it lies
   * @param opener opens it, making it if need be
   */
  public LazyExecutionLog(Path file, Function<Path, ExecutionLog> opener) {
    this.file = file;
    this.opener = opener;
  }

  private synchronized ExecutionLog log() {
    if (opened.isEmpty()) {
      opened = Optional.of(opener.apply(file));
    }
    return opened.get();
  }

  private synchronized boolean isEmpty() {
    return opened.isEmpty() && !Files.exists(file);
  }

  @Override
  public void started(Execution execution) {
    log().started(execution);
  }

  @Override
  public void ended(Execution execution) {
    log().ended(execution);
  }

  @Override
  public void record(List<Execution> executions) {
    log().record(executions);
  }

  @Override
  public Optional<Execution> newestOf(String job) {
    return isEmpty() ? Optional.empty() : log().newestOf(job);
  }

  @Override
  public List<Execution> interrupted() {
    return isEmpty() ? List.of() : log().interrupted();
  }

  @Override
  public synchronized void close() {
    opened.ifPresent(ExecutionLog::close);
    opened = Optional.empty();
  }
}
