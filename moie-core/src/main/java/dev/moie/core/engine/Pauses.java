package dev.moie.core.engine;

import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.Pause;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that people have paused, as the log knows them. Thread-safe. */
final class Pauses {
  private final ExecutionLog log;
  private final Map<String, Pause> byJob = new ConcurrentHashMap<>();

  Pauses(ExecutionLog log) {
    this.log = log;
    log.paused().forEach(pause -> byJob.put(pause.job(), pause));
  }

  Optional<Pause> of(String job) {
    return Optional.ofNullable(byJob.get(job));
  }

  void add(Pause pause) {
    log.pause(pause);
    byJob.putIfAbsent(pause.job(), pause);
  }

  void remove(String job) {
    log.unpause(job);
    byJob.remove(job);
  }
}
