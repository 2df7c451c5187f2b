package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.api.JobOutcome;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.LogMark;
import dev.moie.core.log.LogNews;
import dev.moie.core.log.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several nodes, each with many threads, write one log, and another follows it. */
@Timeout(300)
@Tag("slow")
class PgWritersTest {
  private static final int NODES = 2;
  private static final int THREADS = 4;
  private static final int EACH = Boolean.getBoolean("moie.slow") ? 500 : 25;
  private static final Instant T = Instant.parse("2026-01-05T12:00:00Z");

  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  private static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task).start();
    return task;
  }

  private static Execution begun(String id) {
    return new Execution(
        id,
        Execution.Kind.STEP,
        "1.1",
        1,
        1,
        "t",
        "p",
        "d",
        T,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty());
  }

  private static List<Transition> write(PgExecutionLog log, String name) {
    List<Transition> placed = new ArrayList<>();
    // The clocks of the nodes are hours apart.
    Instant end = T.plusSeconds(3600L * Math.floorMod(name.hashCode(), 5));
    for (int i = 0; i < EACH; i++) {
      Execution execution = begun(name + "." + i);
      log.write(LogBatch.of(execution));
      placed.addAll(
          log.write(
              LogBatch.of(
                  execution.ended(end, JobOutcome.EXECUTED, "", "", Optional.empty()),
                  Transition.noticed(Transition.Kind.EDITED, T, name + "." + i, "x"))));
    }
    return placed;
  }

  /** What a follower was told, in the order in which it was. */
  private record Told(List<Long> seqs, List<String> begun, Set<String> ended) {}

  private static Told follow(PgExecutionLog log, AtomicBoolean written) {
    Told told = new Told(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    LogMark mark = LogMark.START;
    while (true) {
      boolean last = written.get();
      LogNews news = log.newsAfter(mark, 7);
      news.transitions().forEach(each -> told.seqs().add(each.seq()));
      for (Execution each : news.begun()) {
        told.begun().add(each.id());
        if (each.endedAt().isPresent()) {
          told.ended().add(each.id());
        }
      }
      news.ended().forEach(each -> told.ended().add(each.id()));
      if (last && news.mark().equals(mark)) {
        return told;
      }
      mark = news.mark();
    }
  }

  @Test
  void places_have_no_gap_and_a_follower_misses_none() throws Exception {
    AtomicBoolean written = new AtomicBoolean();
    PgExecutionLog reader = database.log();
    FutureTask<Told> follower = start(() -> follow(reader, written));
    List<FutureTask<List<Transition>>> writers = new ArrayList<>();
    long began = System.nanoTime();
    for (int n = 0; n < NODES; n++) {
      PgExecutionLog log = database.log();
      for (int t = 0; t < THREADS; t++) {
        String name = "n" + n + "t" + t;
        writers.add(start(() -> write(log, name)));
      }
    }
    List<Transition> placed = new ArrayList<>();
    for (FutureTask<List<Transition>> each : writers) {
      placed.addAll(each.get());
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    written.set(true);

    int count = NODES * THREADS * EACH;
    List<Long> all = LongStream.rangeClosed(1, count).boxed().toList();
    assertThat(placed).extracting(Transition::seq).containsExactlyInAnyOrderElementsOf(all);
    Told told = follower.get();
    assertThat(told.seqs()).containsExactlyElementsOf(all);
    assertThat(told.begun()).hasSize(count).doesNotHaveDuplicates();
    assertThat(told.ended()).hasSize(count);
    assertThat(database.server().column("select distinct place from execution")).hasSize(count);
    System.out.println(
        "PostgreSQL: " + 2 * count + " batches of " + NODES + " nodes in " + millis + " ms");
  }
}
