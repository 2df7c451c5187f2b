package dev.moie.core.log;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The approvals of a log that need not exist: nothing was asked then. */
final class LazyApprovals implements Approvals {
  private final BooleanSupplier empty;
  private final Supplier<Approvals> log;

  LazyApprovals(BooleanSupplier empty, Supplier<Approvals> log) {
    this.empty = empty;
    this.log = log;
  }

  @Override
  public List<Approval> of(String job) {
    return empty.getAsBoolean() ? List.of() : log.get().of(job);
  }

  @Override
  public void ask(Approval question) {
    log.get().ask(question);
  }

  @Override
  public boolean answer(Approval question, Approval.Answer answer) {
    return !empty.getAsBoolean() && log.get().answer(question, answer);
  }

  @Override
  public boolean use(Approval approval, String execution) {
    return !empty.getAsBoolean() && log.get().use(approval, execution);
  }
}
