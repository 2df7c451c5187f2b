package dev.moie.core.plugin;

import dev.moie.core.secret.Masking;
import java.util.Optional;

/**
 * Why a call of plugin code gave no answer. Holds text only: what the plugin threw stays on the
 * plugin's thread, because its methods are plugin code too, and its class would keep the plugin's
 * loader alive.
 */
final class CallFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** How a call failed. */
  enum Kind {
    /** It was not called: what it would be called with or on does not fit. */
    REFUSED,
    /** The code threw something. */
    THREW,
    /** It was over its time limit, and ended when it was interrupted. */
    TIMED_OUT,
    /** It put out beyond all measure, and ended when it was interrupted. */
    FLOODED,
    /** It was to end, ignored its interruption, and still runs. */
    ABANDONED
  }

  private final Kind kind;
  private final transient Optional<PluginProblem> problem;

  CallFailure(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  /**
   * A failure.
   *
   * @param problem what it tells of the plugin's jar
   */
  CallFailure(Kind kind, String message, Optional<PluginProblem> problem) {
    super(message, null, false, false);
    this.kind = kind;
    this.problem = problem;
  }

  /** The same without secrets. */
  CallFailure masked(Masking masking) {
    return masking.isIdle()
        ? this
        : new CallFailure(
            kind,
            masking.mask(getMessage()),
            problem()
                .map(its -> new PluginProblem(its.id(), masking.mask(its.message()), its.cure())));
  }

  Kind kind() {
    return kind;
  }

  Optional<PluginProblem> problem() {
    return problem == null ? Optional.empty() : problem;
  }
}
