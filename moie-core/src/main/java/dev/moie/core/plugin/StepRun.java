package dev.moie.core.plugin;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.api.event.AlertRaised;
import dev.moie.core.engine.StepCall;
import dev.moie.core.state.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One call of a job type: load the plugin, bind the configuration, make the instance, call it.
 * Everything but the loading happens on the plugin's own thread. Used once.
 *
 * @param <T> the answer
 */
final class StepRun<T> {

  /** Calls an instance of a job type. */
  interface Call<T> {
    T call(Object instance, Object config, JobContext job) throws Exception;
  }

  private final LoadedPlugins loaded;
  private final Step step;
  private final StepCall call;
  private final Call<T> code;
  private String failure = "";
  private List<AlertRaised> alerts = List.of();

  /** Whether the instance is there, so that what fails is no longer the making of it. */
  private volatile boolean made;

  StepRun(LoadedPlugins loaded, Step step, StepCall call, Call<T> code) {
    this.loaded = loaded;
    this.step = step;
    this.call = call;
    this.code = code;
  }

  @SuppressWarnings("unchecked") // the index says that the class is a Verifier of this record
  static Verification verifying(Object instance, Object config, JobContext job) throws Exception {
    return ((Verifier<Object>) instance).verify(config, job);
  }

  @SuppressWarnings("unchecked") // the index says that the class is an Action of this record
  static ActionResult acting(Object instance, Object config, JobContext job) throws Exception {
    return ((Action<Object>) instance).run(config, job);
  }

  /** The answer; empty if there is none, and then {@link #failure} says why. */
  Optional<T> answer() throws InterruptedException {
    LoadedPlugins.Held held;
    try {
      held = loaded.hold(step.plugin());
    } catch (IOException e) {
      return failed("plugin '" + step.plugin() + "' cannot be used: " + Thrown.describe(e));
    }
    LoadedPlugin plugin = held.plugin();
    Candidate candidate = plugin.candidate();
    Optional<TypeInfo> found = candidate.type(step.uses());
    if (found.isEmpty()) {
      // Another version has come since the step was looked at.
      held.lease().close();
      return failed(
          "plugin '" + candidate.id() + "' " + candidate.version() + " has no type " + step.uses());
    }
    TypeInfo type = found.get();
    CallSubject subject = new CallSubject(candidate, step.uses(), call.job().id());
    GuardedCall guarded =
        new GuardedCall(
            loaded.containment(), subject, plugin.loader(), held.lease(), call.timeout());
    PluginJobContext context = new PluginJobContext(call, plugin, guarded);
    Callable<T> whole =
        () -> code.call(instance(plugin, type), ConfigBinding.bind(plugin, type, step), context);
    try {
      T answer = guarded.run(whole, context::cancel);
      long size = Answers.size(answer);
      if (size > CallVolume.ANSWER_ENDURED) {
        loaded
            .containment()
            .quarantine(
                subject, subject.describe() + " answered with " + size + " characters of text");
      }
      return answer == null ? failed(step.uses() + " returned null") : Optional.of(answer);
    } catch (CallFailure e) {
      e.problem()
          .or(() -> made ? Optional.empty() : Optional.of(Problems.startFailed(describe(e))))
          .filter(problem -> e.kind() != CallFailure.Kind.ABANDONED)
          .ifPresent(problem -> loaded.note(candidate.id(), problem));
      return failed(describe(e));
    } finally {
      alerts = context.alerts();
    }
  }

  /** What the call has to tell people at once. */
  List<AlertRaised> alerts() {
    return alerts;
  }

  /** Why there is no answer. */
  String failure() {
    return failure;
  }

  private Optional<T> failed(String why) {
    failure = loaded.containment().masking().mask(Thrown.line(why));
    return Optional.empty();
  }

  private String describe(CallFailure failure) {
    return switch (failure.kind()) {
      case REFUSED -> failure.getMessage();
      case THREW -> step.uses() + " threw " + failure.getMessage();
      case TIMED_OUT, FLOODED, ABANDONED -> step.uses() + " " + failure.getMessage();
    };
  }

  private Object instance(LoadedPlugin plugin, TypeInfo type) throws ReflectiveOperationException {
    Object instance = plugin.newInstance(type.className());
    made = true;
    return instance;
  }
}
