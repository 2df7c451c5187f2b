package dev.moie.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many threads write to the log at once. */
@Timeout(60)
@Tag("slow")
class GroupCommitTest {
  private static final int THREADS = 8;
  private static final int EACH = Boolean.getBoolean("moie.slow") ? 2000 : 50;
  private static final Instant T = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir Path folder;

  private final List<Thread> threads = new ArrayList<>();

  private static LogBatch batch(String subject) {
    return LogBatch.of(List.of(Transition.noticed(Transition.Kind.EDITED, T, subject, "x")));
  }

  /** Nothing without a definition can be stored. */
  private static LogBatch bad() {
    Execution broken =
        new Execution(
            "bad",
            Execution.Kind.STEP,
            "1.1",
            1,
            1,
            "t",
            "p",
            null,
            T,
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            Optional.empty());
    return new LogBatch(List.of(broken), batch("bad").transitions());
  }

  private <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task);
    threads.add(thread);
    thread.start();
    return task;
  }

  private void awaitWaiting(int from) {
    await()
        .until(
            () ->
                threads.subList(from, threads.size()).stream()
                    .allMatch(thread -> thread.getState() == Thread.State.WAITING));
  }

  /** A transaction whose first call waits until it is let go. */
  private record Gate(CountDownLatch entered, CountDownLatch open, AtomicInteger calls) {
    Gate() {
      this(new CountDownLatch(1), new CountDownLatch(1), new AtomicInteger());
    }

    <T> Consumer<List<T>> before(Consumer<List<T>> transaction) {
      return list -> {
        if (calls.incrementAndGet() == 1) {
          entered.countDown();
          try {
            open.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
        transaction.accept(list);
      };
    }
  }

  @Test
  void what_a_write_has_returned_from_is_there_for_others() throws Exception {
    Path file = folder.resolve("log.db");
    try (ExecutionLog log = SqliteExecutionLog.open(file)) {
      List<FutureTask<Integer>> tasks = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        String name = "t" + t;
        tasks.add(start(() -> writeAndLook(log, file, name)));
      }
      for (FutureTask<Integer> task : tasks) {
        assertThat(task.get()).isEqualTo(EACH);
      }
      assertThat(log.transitionsAfter(0))
          .extracting(Transition::seq)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, (long) THREADS * EACH).boxed().toList());
    }
  }

  private static int writeAndLook(ExecutionLog log, Path file, String name) throws Exception {
    int found = 0;
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement query =
            other.prepareStatement("select 1 from transition where seq = ? and subject = ?")) {
      for (int i = 0; i < EACH; i++) {
        Transition placed = log.write(batch(name + "." + i)).get(0);
        query.setLong(1, placed.seq());
        query.setString(2, name + "." + i);
        try (ResultSet rows = query.executeQuery()) {
          found += rows.next() ? 1 : 0;
        }
      }
    }
    return found;
  }

  @Test
  void those_who_come_while_one_commits_share_the_next_commit() throws Exception {
    Gate gate = new Gate();
    try (ExecutionLog log = SqliteExecutionLog.open(folder.resolve("log.db"))) {
      GroupCommit<Transition> commits =
          new GroupCommit<>(gate.before(group -> log.write(LogBatch.of(group))));
      List<FutureTask<Boolean>> tasks = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        Transition item = batch("t" + t).transitions().get(0);
        tasks.add(
            start(
                () -> {
                  commits.commit(item);
                  return log.transitionsAfter(0).stream()
                      .anyMatch(each -> each.subject().equals(item.subject()));
                }));
        gate.entered().await();
      }
      awaitWaiting(0);
      gate.open().countDown();

      for (FutureTask<Boolean> task : tasks) {
        assertThat(task.get()).isTrue();
      }
      assertThat(gate.calls()).hasValue(2);
    }
  }

  @Test
  void who_commits_waits_for_as_many_as_came_last_time_and_not_for_more() throws Exception {
    Gate gate = new Gate();
    List<Integer> groups = Collections.synchronizedList(new ArrayList<>());
    GroupCommit<String> commits =
        new GroupCommit<>(gate.before(group -> groups.add(group.size())), Duration.ofHours(1));
    FutureTask<Boolean> alone = start(() -> committed(commits, "alone"));
    gate.entered().await();
    FutureTask<Boolean> a = start(() -> committed(commits, "a"));
    FutureTask<Boolean> b = start(() -> committed(commits, "b"));
    awaitWaiting(1);
    gate.open().countDown();
    assertThat(List.of(alone.get(), a.get(), b.get())).containsOnly(true);
    assertThat(groups).containsExactly(1, 2);

    FutureTask<Boolean> early = start(() -> committed(commits, "early"));
    await().until(() -> threads.get(3).getState() == Thread.State.TIMED_WAITING);
    assertThat(groups).containsExactly(1, 2);
    FutureTask<Boolean> late = start(() -> committed(commits, "late"));

    assertThat(List.of(early.get(), late.get())).containsOnly(true);
    assertThat(groups).containsExactly(1, 2, 2);
  }

  @Test
  void nobody_waits_for_long_for_those_who_do_not_come_again() throws Exception {
    Gate gate = new Gate();
    List<Integer> groups = Collections.synchronizedList(new ArrayList<>());
    GroupCommit<String> commits =
        new GroupCommit<>(gate.before(group -> groups.add(group.size())), Duration.ofMillis(50));
    FutureTask<Boolean> first = start(() -> committed(commits, "first"));
    gate.entered().await();
    FutureTask<Boolean> a = start(() -> committed(commits, "a"));
    FutureTask<Boolean> b = start(() -> committed(commits, "b"));
    awaitWaiting(1);
    gate.open().countDown();
    assertThat(List.of(first.get(), a.get(), b.get())).containsOnly(true);

    assertThat(committed(commits, "alone")).isTrue();

    assertThat(groups).containsExactly(1, 2, 1);
  }

  @Test
  void a_commit_that_fails_fails_all_of_its_group_and_the_next_goes_on() throws Exception {
    Gate gate = new Gate();
    GroupCommit<String> commits =
        new GroupCommit<>(
            gate.before(
                group -> {
                  if (group.contains("bad")) {
                    throw new LogException("full", null);
                  }
                }));
    FutureTask<Boolean> first = start(() -> committed(commits, "good"));
    gate.entered().await();
    List<FutureTask<Boolean>> group = new ArrayList<>();
    for (String item : List.of("a", "bad", "c")) {
      group.add(start(() -> committed(commits, item)));
    }
    awaitWaiting(1);
    gate.open().countDown();

    assertThat(first.get()).isTrue();
    for (FutureTask<Boolean> each : group) {
      assertThat(each.get()).isFalse();
    }
    assertThat(committed(commits, "later")).isTrue();
    assertThat(gate.calls()).hasValue(3);
  }

  private static boolean committed(GroupCommit<String> commits, String item) {
    try {
      commits.commit(item);
      return true;
    } catch (LogException e) {
      assertThat(e).hasMessage("full");
      return false;
    }
  }

  @Test
  void an_error_in_a_commit_lets_nobody_wait_for_ever() throws Exception {
    Gate gate = new Gate();
    GroupCommit<String> commits =
        new GroupCommit<>(
            gate.before(
                group -> {
                  if (group.contains("bad")) {
                    throw new StackOverflowError("too deep");
                  }
                }));
    FutureTask<Boolean> first = start(() -> committed(commits, "bad"));
    gate.entered().await();
    FutureTask<Boolean> second = start(() -> committed(commits, "good"));
    awaitWaiting(0);
    gate.open().countDown();

    assertThatThrownBy(first::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThat(second.get()).isTrue();
  }

  @Test
  void a_batch_that_cannot_be_stored_leaves_nothing_behind_and_takes_no_place() {
    try (ExecutionLog log = SqliteExecutionLog.open(folder.resolve("log.db"))) {
      log.write(batch("before"));

      assertThatThrownBy(() -> log.write(bad())).isInstanceOf(LogException.class);

      assertThat(log.write(batch("behind")).get(0).seq()).isEqualTo(2);
      assertThat(log.transitionsAfter(0))
          .extracting(Transition::subject)
          .containsExactly("before", "behind");
      assertThat(log.execution("bad")).isEmpty();
    }
  }

  @Test
  void batches_that_cannot_be_stored_among_others_leave_no_gap() throws Exception {
    try (ExecutionLog log = SqliteExecutionLog.open(folder.resolve("log.db"))) {
      List<FutureTask<List<Transition>>> tasks = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        String name = "t" + t;
        tasks.add(start(() -> writeSome(log, name)));
      }
      List<Transition> told = new ArrayList<>();
      for (FutureTask<List<Transition>> task : tasks) {
        told.addAll(task.get());
      }

      List<Transition> stored = log.transitionsAfter(0);
      assertThat(stored).containsExactlyInAnyOrderElementsOf(told);
      assertThat(stored)
          .extracting(Transition::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, told.size()).boxed().toList());
      assertThat(stored).extracting(Transition::subject).doesNotContain("bad");
      System.out.println(
          "group commit: " + told.size() + " of " + THREADS * EACH + " batches beside bad ones");
    }
  }

  private static List<Transition> writeSome(ExecutionLog log, String name) {
    List<Transition> told = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      try {
        told.addAll(log.write(i % 10 == 9 ? bad() : batch(name + "." + i)));
      } catch (LogException ofTheGroup) {
        assertThat(ofTheGroup).hasMessageContaining("cannot be written");
      }
    }
    return told;
  }
}
