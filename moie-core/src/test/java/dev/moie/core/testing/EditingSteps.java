package dev.moie.core.testing;

import dev.moie.api.ActionResult;
import dev.moie.api.Verification;
import dev.moie.core.engine.StepCall;
import dev.moie.core.engine.StepExecutor;
import dev.moie.core.state.Step;
import java.util.Optional;

/** The real executor; an editor strikes once, right after the first verification. */
public final class EditingSteps implements StepExecutor {
  private final StepExecutor real;
  private Runnable editor;

  public EditingSteps(StepExecutor real, Runnable editor) {
    this.real = real;
    this.editor = editor;
  }

  @Override
  public Optional<String> obstacle(Step step, Kind kind, String job) {
    return real.obstacle(step, kind, job);
  }

  @Override
  public Optional<String> provider(Step step) {
    return real.provider(step);
  }

  @Override
  public synchronized Verification verify(Step step, StepCall call) throws InterruptedException {
    Verification answer = real.verify(step, call);
    editor.run();
    editor = () -> {};
    return answer;
  }

  @Override
  public ActionResult run(Step step, StepCall call) throws InterruptedException {
    return real.run(step, call);
  }
}
