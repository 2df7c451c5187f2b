package dev.moie.core.log;

import dev.moie.core.io.Disk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Opens a log when something is written to it, or when there is something in it to read. A beat
 * that needs none opens none.
 */
public final class LazyExecutionLog implements ExecutionLog {
  private final Path file;
  private final Function<Path, ExecutionLog> opener;
  private final CleanMark mark;
  private final Requests requests;
  private final AlertLog alerts;
  private final Approvals approvals;
  private Optional<ExecutionLog> opened = Optional.empty();
  private boolean changed;
  private long behind;

  /**
   * Uses a log that need not exist.
   *
   * @param disk where its mark is kept
   * @param file where it lies
   * @param opener opens it, making it if need be
   */
  public LazyExecutionLog(Disk disk, Path file, Function<Path, ExecutionLog> opener) {
    this.file = file;
    this.opener = opener;
    this.mark = new CleanMark(disk, file.resolveSibling("checkpoint"));
    this.requests =
        new SignalledRequests(disk, file.resolveSibling("requests"), () -> log().requests());
    this.alerts = new FlaggedAlerts(disk, file, () -> log().alerts());
    this.approvals = new LazyApprovals(this::isEmpty, () -> log().approvals());
  }

  private synchronized ExecutionLog log() {
    if (opened.isEmpty()) {
      ExecutionLog log = opener.apply(file);
      log.skipTo(behind);
      opened = Optional.of(log);
    }
    return opened.get();
  }

  private synchronized ExecutionLog changing() {
    ExecutionLog log = log();
    if (!changed) {
      mark.clear();
      changed = true;
    }
    return log;
  }

  private synchronized boolean isEmpty() {
    return opened.isEmpty() && !Files.exists(file);
  }

  @Override
  public synchronized Optional<LogPosition> position() {
    if (isEmpty()) {
      return Optional.empty();
    }
    return opened.isEmpty() ? mark.read().or(() -> log().position()) : log().position();
  }

  @Override
  public List<Transition> write(LogBatch batch) {
    return changing().write(batch);
  }

  @Override
  public void saved(long seq) {
    changing().saved(seq);
  }

  @Override
  public synchronized void skipTo(long seq) {
    behind = Math.max(behind, seq);
    opened.ifPresent(log -> log.skipTo(seq));
  }

  @Override
  public List<Transition> transitionsAfter(long seq) {
    boolean none = position().map(position -> position.lastSeq() <= seq).orElse(true);
    return none ? List.of() : log().transitionsAfter(seq);
  }

  @Override
  public Optional<Execution> newestOf(String job, Set<Execution.Kind> kinds) {
    return isEmpty() ? Optional.empty() : log().newestOf(job, kinds);
  }

  @Override
  public List<Execution> interrupted() {
    boolean none = position().map(position -> position.interrupted() == 0).orElse(true);
    return none ? List.of() : log().interrupted();
  }

  @Override
  public List<Execution> history(HistoryQuery query) {
    return isEmpty() ? List.of() : log().history(query);
  }

  @Override
  public LogMark now() {
    return isEmpty() ? LogMark.START : log().now();
  }

  @Override
  public LogNews newsAfter(LogMark mark, int limit) {
    return isEmpty() ? LogNews.none(mark) : log().newsAfter(mark, limit);
  }

  @Override
  public Optional<Execution> execution(String id) {
    return isEmpty() ? Optional.empty() : log().execution(id);
  }

  @Override
  public List<Pause> paused() {
    boolean none = position().map(position -> position.paused() == 0).orElse(true);
    return none ? List.of() : log().paused();
  }

  @Override
  public void pause(Pause pause) {
    changing().pause(pause);
  }

  @Override
  public void unpause(String job) {
    changing().unpause(job);
  }

  @Override
  public Requests requests() {
    return requests;
  }

  @Override
  public Approvals approvals() {
    return approvals;
  }

  @Override
  public AlertLog alerts() {
    return alerts;
  }

  /** Only of a log that is open anyway. */
  @Override
  public synchronized int prune(Instant before, int keep) {
    return opened.isEmpty() ? 0 : changing().prune(before, keep);
  }

  @Override
  public synchronized void close() {
    if (opened.isPresent()) {
      ExecutionLog log = opened.get();
      opened = Optional.empty();
      Optional<LogPosition> position = changed ? log.position() : Optional.empty();
      changed = false;
      log.close();
      position.ifPresent(mark::write);
    }
  }
}
