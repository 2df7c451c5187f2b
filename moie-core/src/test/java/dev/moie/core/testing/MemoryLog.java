package dev.moie.core.testing;

import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.Transition;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The executions of a log in memory, for a year of them in seconds: what the real one would force
 * to the disk. Times have milliseconds, as there. Asked for anything else, it fails. For one
 * thread.
 */
public final class MemoryLog {
  private final Map<String, List<Execution>> byJob = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  /** The log's own view. */
  public ExecutionLog log() {
    return (ExecutionLog)
        Proxy.newProxyInstance(
            MemoryLog.class.getClassLoader(),
            new Class<?>[] {ExecutionLog.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "write", "writeLast":
                  return write((LogBatch) arguments[0]);
                case "newestOf":
                  return arguments.length == 1
                      ? newest((String) arguments[0], COUNTED)
                      : newest((String) arguments[0], (Set<?>) arguments[1]);
                case "newestStepOf":
                  return newest((String) arguments[0], Set.of(Execution.Kind.STEP));
                case "history":
                  return history((HistoryQuery) arguments[0]);
                case "interrupted":
                  return interrupted();
                default:
                  throw new UnsupportedOperationException(method.getName());
              }
            });
  }

  private static final Set<Execution.Kind> COUNTED =
      Set.of(Execution.Kind.STEP, Execution.Kind.RESET, Execution.Kind.ATTESTATION);

  /** The entries of a job, in the order of writing. */
  public List<Execution> of(String job) {
    return byJob.getOrDefault(job, List.of());
  }

  private List<Transition> write(LogBatch batch) {
    for (Execution each : batch.executions()) {
      List<Execution> entries = byJob.computeIfAbsent(each.job(), job -> new ArrayList<>());
      Integer place = places.putIfAbsent(each.id(), entries.size());
      if (place == null) {
        entries.add(each);
      } else {
        entries.set(place, each);
      }
    }
    return batch.transitions();
  }

  private Optional<Execution> newest(String job, Set<?> kinds) {
    List<Execution> entries = of(job);
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (kinds.contains(entries.get(i).kind())) {
        return Optional.of(entries.get(i));
      }
    }
    return Optional.empty();
  }

  /** Of one job, newest first. */
  private List<Execution> history(HistoryQuery query) {
    List<Execution> entries = of(query.job().orElseThrow());
    List<Execution> newestFirst = new ArrayList<>();
    for (int i = entries.size() - 1; i >= 0 && newestFirst.size() < query.limit(); i--) {
      newestFirst.add(entries.get(i));
    }
    return newestFirst;
  }

  private List<Execution> interrupted() {
    List<Execution> open = new ArrayList<>();
    byJob.values().stream()
        .flatMap(List::stream)
        .filter(each -> each.endedAt().isEmpty())
        .forEach(open::add);
    return Collections.unmodifiableList(open);
  }
}
