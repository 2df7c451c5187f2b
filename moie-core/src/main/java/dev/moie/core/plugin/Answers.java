package dev.moie.core.plugin;

import dev.moie.api.ActionResult;
import dev.moie.api.Verification;
import dev.moie.api.alert.Delivery;
import dev.moie.core.secret.Masking;
import java.util.regex.Pattern;

/** Cuts what plugins answer down to what the engine keeps, and masks secrets in it. */
final class Answers {
  private static final int KEPT_OUTPUT = 8 * 1024;

  private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]+");

  private final Masking masking;

  /** Answers without secrets. */
  Answers(Masking masking) {
    this.masking = masking;
  }

  /** How many characters an answer has; 0 for what is none. */
  static long size(Object answer) {
    if (answer instanceof Verification verification) {
      return (long) verification.reason().length() + verification.output().orElse("").length();
    }
    if (answer instanceof ActionResult result) {
      return (long) result.summary().length() + result.output().orElse("").length();
    }
    return 0;
  }

  Verification bounded(Verification answer) {
    String reason = line(answer.reason());
    Verification bounded =
        switch (answer.verdict()) {
          case VERIFIED -> Verification.verified(reason);
          case NOT_VERIFIED -> Verification.notVerified(reason);
          case INCONCLUSIVE -> Verification.inconclusive(reason);
        };
    if (answer.exitCode().isPresent()) {
      bounded = bounded.withExitCode(answer.exitCode().getAsInt());
    }
    return bounded.withOutput(tail(answer.output().orElse("")));
  }

  ActionResult bounded(ActionResult answer) {
    String summary = line(answer.summary());
    ActionResult bounded =
        answer.isSuccess() ? ActionResult.succeeded(summary) : ActionResult.failed(summary);
    return bounded.withOutput(tail(answer.output().orElse("")));
  }

  Delivery bounded(Delivery answer) {
    String detail = line(answer.detail());
    Delivery bounded = answer.isDelivered() ? Delivery.delivered(detail) : Delivery.failed(detail);
    return answer.retryAfter().map(bounded::retryAfter).orElse(bounded);
  }

  /** Masked first: a cut could go through a secret. */
  private String line(String text) {
    return Thrown.line(masking.mask(text));
  }

  /** Of bounded length, and without what no file, database or terminal wants. */
  private String tail(String text) {
    String output = masking.mask(text);
    String kept =
        output.length() <= KEPT_OUTPUT ? output : output.substring(output.length() - KEPT_OUTPUT);
    return UNWANTED.matcher(kept).replaceAll("");
  }
}
