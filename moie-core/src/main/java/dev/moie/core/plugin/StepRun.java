package dev.moie.core.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.core.engine.StepCall;
import dev.moie.core.state.Step;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

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

  StepRun(LoadedPlugins loaded, Step step, StepCall call, Call<T> code) {
    this.loaded = loaded;
    this.step = step;
    this.call = call;
    this.code = code;
  }

  /** The configuration does not fit, although the schema allowed it. */
  private static final class BadConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    BadConfigException(String message) {
      super(message);
    }
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
    Candidate candidate = loaded.catalog().plugin(step.plugin()).orElseThrow();
    TypeInfo type = candidate.type(step.uses()).orElseThrow();
    LoadedPlugins.Held held;
    try {
      held = loaded.hold(candidate);
    } catch (IOException e) {
      return failed("plugin '" + step.plugin() + "' cannot be used: " + Thrown.describe(e));
    }
    LoadedPlugin plugin = held.plugin();
    PluginJobContext context = new PluginJobContext(call, plugin);
    GuardedCall guarded = new GuardedCall(plugin, held.lease(), call.timeout());
    Callable<T> whole =
        () -> code.call(plugin.newInstance(type.className()), config(plugin, type), context);
    try {
      T answer = guarded.run(whole, context::cancel);
      return answer == null ? failed(step.uses() + " returned null") : Optional.of(answer);
    } catch (GuardedCall.Overrun e) {
      if (e.isAbandoned()) {
        loaded.note(candidate.id(), Problems.abandonedCall(step.uses()));
        return failed(
            step.uses()
                + " timed out after "
                + call.timeout()
                + "; it ignores interruption and was abandoned");
      }
      return failed(step.uses() + " timed out after " + call.timeout());
    } catch (ExecutionException e) {
      return failed(describe(e.getCause()));
    }
  }

  /** Why there is no answer. */
  String failure() {
    return failure;
  }

  private Optional<T> failed(String why) {
    failure = Thrown.line(why);
    return Optional.empty();
  }

  private String describe(Throwable thrown) {
    if (thrown instanceof BadConfigException) {
      return thrown.getMessage();
    }
    return step.uses() + " threw " + Thrown.describe(thrown);
  }

  private Object config(LoadedPlugin plugin, TypeInfo type) throws Exception {
    Class<?> record = plugin.loader().loadClass(type.configClass());
    ObjectNode config = ConfigCheck.withDefaults(type.schema(), step.with());
    try {
      Optional<Object> plain = PlainBinding.of(record, config);
      return plain.isPresent() ? plain.get() : plugin.mapper().treeToValue(config, record);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new BadConfigException(
          "the configuration of '" + step.uses() + "' is wrong: " + e.getCause().getMessage());
    } catch (ValueInstantiationException e) {
      // The record's own constructor refused the values, in the author's words.
      String why = e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
      throw new BadConfigException("the configuration of '" + step.uses() + "' is wrong: " + why);
    } catch (JsonProcessingException e) {
      throw new BadConfigException(
          "the configuration of '" + step.uses() + "' is wrong: " + e.getOriginalMessage());
    }
  }
}
