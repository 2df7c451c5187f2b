package dev.moie.core.engine;

import static java.util.stream.Collectors.joining;

import dev.moie.api.JobOutcome;
import dev.moie.api.event.ActionDecided;
import dev.moie.core.log.Approval;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogBatch;
import dev.moie.core.state.Job;
import dev.moie.core.state.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Stands before every action: asks the policies, and the log whether a person has approved what
 * they want approved. Where there are no policies it does nothing at all.
 *
 * <p>An approval is about one job, one policy and one definition. The first attempt of an execution
 * uses it up; a retry is let through by the approval that let the attempt before it through, which
 * is known by that attempt's id. So nothing but a retry can use it again.
 */
final class PolicyGate {
  private static final EnumSet<Execution.Kind> ANY = EnumSet.allOf(Execution.Kind.class);

  private final Engine engine;

  PolicyGate(Engine engine) {
    this.engine = engine;
  }

  /**
   * What came of asking.
   *
   * @param refusal what is told of the job; empty if its action may run
   * @param approvals what it needs for that
   */
  record Passage(Optional<Taken> refusal, List<Approval> approvals) {
    private static final Passage FREE = new Passage(Optional.empty(), List.of());
  }

  /** What a person's answer comes to, for one policy that asks for it. */
  private record Word(ActionDecided.Outcome outcome, String text, Optional<Approval> approval) {}

  /** Asks whether an action may run. A refusal that is news is recorded and told. */
  Passage ask(ActionQuestion question) throws InterruptedException {
    Rulings rulings = engine.steps().rulings(question);
    if (rulings.all().isEmpty()) {
      return Passage.FREE;
    }
    List<Ruling> denied = rulings.of(Ruling.Verdict.DENY);
    if (!denied.isEmpty()) {
      return refused(question, rulings, ActionDecided.Outcome.DENIED, denied, "denies it");
    }
    List<Ruling> undecided = rulings.of(Ruling.Verdict.UNDECIDED);
    if (!undecided.isEmpty()) {
      return refused(
          question,
          rulings,
          ActionDecided.Outcome.UNDECIDED,
          undecided,
          "could not decide, so nothing is run");
    }
    return approved(question, rulings);
  }

  private Passage approved(ActionQuestion question, Rulings rulings) {
    List<Approval> approvals = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    List<Ruling> asking = rulings.of(Ruling.Verdict.ASK_APPROVAL);
    for (Ruling ruling : asking) {
      Word word = word(question, ruling);
      word.approval().ifPresentOrElse(approvals::add, () -> words.add(word));
    }
    if (!words.isEmpty()) {
      ActionDecided.Outcome outcome =
          words.stream().anyMatch(each -> each.outcome() == ActionDecided.Outcome.DENIED)
              ? ActionDecided.Outcome.DENIED
              : ActionDecided.Outcome.APPROVAL_REQUIRED;
      String why =
          words.stream()
              .filter(each -> each.outcome() == outcome)
              .map(Word::text)
              .collect(joining("; "));
      return refused(question, rulings, outcome, names(asking), why);
    }
    String why =
        approvals.stream()
            .map(each -> "approved by " + each.answer().orElseThrow().by())
            .distinct()
            .collect(joining("; "));
    tell(rulings, ActionDecided.Outcome.ALLOWED, names(rulings.all()), why);
    return new Passage(Optional.empty(), List.copyOf(approvals));
  }

  private Word word(ActionQuestion question, Ruling ruling) {
    Job job = question.job();
    Instant now = engine.clock().instant();
    Optional<Approval> newest =
        engine.log().approvals().of(job.id()).stream()
            .filter(each -> each.policy().equals(ruling.policy()))
            .filter(each -> each.definition().equals(job.definition()))
            .findFirst();
    Optional<Approval.Answer> answer =
        newest.flatMap(Approval::answer).filter(each -> each.holds(now));
    if (answer.isPresent() && !answer.get().allowed()) {
      return new Word(ActionDecided.Outcome.DENIED, denial(job, answer.get()), Optional.empty());
    }
    if (answer.isPresent() && isGoodFor(newest.get(), question)) {
      return new Word(ActionDecided.Outcome.ALLOWED, "", newest);
    }
    boolean open = newest.filter(each -> each.answer().isEmpty()).isPresent();
    if (!open) {
      // Behind the one before, also by a clock that was put back.
      Instant askedAt =
          newest
              .map(each -> each.askedAt().plusMillis(1))
              .filter(later -> later.isAfter(now))
              .orElse(now);
      engine
          .log()
          .approvals()
          .ask(
              new Approval(
                  job.id(),
                  ruling.policy(),
                  job.definition(),
                  askedAt,
                  ruling.reason(),
                  Optional.empty(),
                  Optional.empty()));
    }
    return new Word(
        ActionDecided.Outcome.APPROVAL_REQUIRED,
        "policy "
            + ruling.policy()
            + " asks for approval: "
            + ruling.reason()
            + "; answer with \"moie approve "
            + job.id()
            + "\" or \"moie deny "
            + job.id()
            + "\"",
        Optional.empty());
  }

  /** Unused, or used by the attempt before this one. */
  private boolean isGoodFor(Approval approval, ActionQuestion question) {
    if (approval.usedBy().isEmpty()) {
      return true;
    }
    return question.attempt() > 1
        && approval.usedBy().equals(engine.log().newestOf(question.job().id()).map(Execution::id));
  }

  private static String denial(Job job, Approval.Answer answer) {
    return "denied by "
        + answer.by()
        + " at "
        + Timestamps.text(answer.at())
        + (answer.reason().isEmpty() ? "" : " (" + answer.reason() + ")")
        + "; asked again after "
        + Timestamps.text(answer.until())
        + ", or say \"moie approve "
        + job.id()
        + "\"";
  }

  /**
   * Uses the approvals that an execution needs, before it begins.
   *
   * @return what is told of the job if one of them is gone meanwhile; empty if all is well
   */
  Optional<Taken> use(Passage passage, Execution execution) {
    for (Approval approval : passage.approvals()) {
      if (!engine.log().approvals().use(approval, execution.id())) {
        return Optional.of(
            Taken.of(
                JobOutcome.APPROVAL_REQUIRED,
                "its approval was withdrawn or used just now",
                execution.attempt() - 1));
      }
    }
    return Optional.empty();
  }

  private Passage refused(
      ActionQuestion question,
      Rulings rulings,
      ActionDecided.Outcome outcome,
      List<Ruling> whose,
      String what) {
    String why =
        whose.stream()
            .map(each -> "policy " + each.policy() + " " + what + ": " + each.reason())
            .collect(joining("; "));
    return refused(question, rulings, outcome, names(whose), why);
  }

  private Passage refused(
      ActionQuestion question,
      Rulings rulings,
      ActionDecided.Outcome outcome,
      String policies,
      String why) {
    Taken taken = Taken.of(outcome(outcome), why, question.attempt() - 1);
    if (record(question, taken)) {
      tell(rulings, outcome, policies, why);
    }
    return new Passage(Optional.of(taken), List.of());
  }

  private static JobOutcome outcome(ActionDecided.Outcome outcome) {
    return switch (outcome) {
      case DENIED -> JobOutcome.DENIED;
      case APPROVAL_REQUIRED -> JobOutcome.APPROVAL_REQUIRED;
      case UNDECIDED -> JobOutcome.INCONCLUSIVE;
      case ALLOWED -> throw new IllegalArgumentException("no refusal");
    };
  }

  /** Writes a refusal down, unless it is the last thing that was: each beat says the same. */
  private boolean record(ActionQuestion question, Taken taken) {
    Job job = question.job();
    boolean known =
        engine
            .log()
            .newestOf(job.id(), ANY)
            .filter(last -> last.kind() == Execution.Kind.REFUSAL)
            .filter(last -> last.definition().equals(job.definition()))
            .filter(last -> last.outcome().equals(Optional.of(taken.outcome())))
            .filter(last -> last.reason().equals(taken.reason()))
            .isPresent();
    if (!known) {
      Instant now = engine.clock().instant();
      engine
          .log()
          .write(
              LogBatch.of(
                  engine
                      .entry(Execution.Kind.REFUSAL, question.phase(), job, now, taken.reason())
                      .ended(now, taken.outcome(), taken.reason(), "", Optional.empty())));
    }
    return !known;
  }

  private void tell(Rulings rulings, ActionDecided.Outcome outcome, String policy, String why) {
    Instant now = engine.clock().instant();
    rulings
        .request()
        .ifPresent(
            request ->
                engine.events().publish(new ActionDecided(now, request, outcome, policy, why)));
  }

  private static String names(List<Ruling> rulings) {
    return rulings.stream().map(Ruling::policy).collect(joining(", "));
  }
}
