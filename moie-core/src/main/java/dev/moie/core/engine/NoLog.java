package dev.moie.core.engine;

import dev.moie.core.log.AlertLog;
import dev.moie.core.log.Approval;
import dev.moie.core.log.Approvals;
import dev.moie.core.log.Execution;
import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.HistoryQuery;
import dev.moie.core.log.LogBatch;
import dev.moie.core.log.LogMark;
import dev.moie.core.log.LogNews;
import dev.moie.core.log.LogPosition;
import dev.moie.core.log.Pause;
import dev.moie.core.log.Request;
import dev.moie.core.log.Requests;
import dev.moie.core.log.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows nothing and keeps nothing. */
enum NoLog implements ExecutionLog, Requests, Approvals {
  INSTANCE;

  @Override
  public Optional<LogPosition> position() {
    return Optional.empty();
  }

  @Override
  public List<Transition> write(LogBatch batch) {
    return batch.transitions();
  }

  @Override
  public void saved(long seq) {}

  @Override
  public void skipTo(long seq) {}

  @Override
  public List<Transition> transitionsAfter(long seq) {
    return List.of();
  }

  @Override
  public Optional<Execution> newestOf(String job, Set<Execution.Kind> kinds) {
    return Optional.empty();
  }

  @Override
  public List<Execution> interrupted() {
    return List.of();
  }

  @Override
  public List<Execution> history(HistoryQuery query) {
    return List.of();
  }

  @Override
  public LogMark now() {
    return LogMark.START;
  }

  @Override
  public LogNews newsAfter(LogMark mark, int limit) {
    return LogNews.none(mark);
  }

  @Override
  public Optional<Execution> execution(String id) {
    return Optional.empty();
  }

  @Override
  public List<Pause> paused() {
    return List.of();
  }

  @Override
  public void pause(Pause pause) {}

  @Override
  public void unpause(String job) {}

  @Override
  public Requests requests() {
    return this;
  }

  @Override
  public Approvals approvals() {
    return this;
  }

  @Override
  public List<Approval> of(String job) {
    return List.of();
  }

  @Override
  public void ask(Approval question) {}

  @Override
  public boolean answer(Approval question, Approval.Answer answer) {
    return false;
  }

  @Override
  public boolean use(Approval approval, String execution) {
    return false;
  }

  @Override
  public AlertLog alerts() {
    throw new UnsupportedOperationException("a simulation tells nobody");
  }

  @Override
  public int prune(Instant before, int keep) {
    return 0;
  }

  @Override
  public void ask(Request request) {}

  @Override
  public List<Request> open() {
    return List.of();
  }

  @Override
  public boolean claim(Request request, Instant now) {
    return false;
  }

  @Override
  public void answer(Request request, Request.Answer answer, Instant now) {}

  @Override
  public Optional<Request.Answer> answerTo(String id) {
    return Optional.empty();
  }

  @Override
  public boolean withdraw(String id) {
    return true;
  }

  @Override
  public void close() {}
}
