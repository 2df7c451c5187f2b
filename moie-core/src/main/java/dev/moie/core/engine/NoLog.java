package dev.moie.core.engine;

import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import java.util.List;
import java.util.Optional;

/** Knows nothing and keeps nothing. */
enum NoLog implements ExecutionLog {
  INSTANCE;

  @Override
  public void started(Execution execution) {}

  @Override
  public void ended(Execution execution) {}

  @Override
  public void record(List<Execution> executions) {}

  @Override
  public Optional<Execution> newestOf(String job) {
    return Optional.empty();
  }

  @Override
  public List<Execution> interrupted() {
    return List.of();
  }

  @Override
  public void close() {}
}
