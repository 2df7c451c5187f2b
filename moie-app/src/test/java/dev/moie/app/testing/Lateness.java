package dev.moie.app.testing;

import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.SqliteExecutionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long after their times cyclic jobs ran, by what the log says each run answers for. */
public final class Lateness {
  private Lateness() {}

  /** In milliseconds, the least first; without each job's first run, which was due at once. */
  public static List<Long> of(Path workspace, List<String> jobs) {
    return of(workspace, jobs, Instant.EPOCH);
  }

  /** The same of what was due at a time or later. */
  public static List<Long> of(Path workspace, List<String> jobs, Instant since) {
    List<Long> late = new ArrayList<>();
    try (ExecutionLog log = SqliteExecutionLog.open(workspace.resolve(".moie/log.db"))) {
      for (String job : jobs) {
        List<Execution> runs =
            log.history(new HistoryQuery(Optional.of(job), false, Optional.empty(), 100_000));
        List<Execution> steps =
            runs.stream().filter(each -> each.kind() == Execution.Kind.STEP).toList();
        for (Execution run : steps.subList(0, Math.max(0, steps.size() - 1))) {
          Instant due = run.occurrences().orElseThrow().last();
          if (!due.isBefore(since)) {
            late.add(Duration.between(due, run.startedAt()).toMillis());
          }
        }
      }
    }
    late.sort(null);
    return late;
  }

  /** The value that so many of a hundred are not above. */
  public static long percentile(List<Long> sorted, int hundredths) {
    return sorted.get((int) Math.ceil(sorted.size() * hundredths / 100.0) - 1);
  }
}
