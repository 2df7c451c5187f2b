package hostile;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.api.config.Doc;

/** Does the harm that it is told to. */
@JobType(value = "hostile/check", summary = "Does harm", example = "{\"harm\": \"loop\"}")
public final class Check implements Verifier<Check.Config> {

  /** Which harm. */
  public record Config(@Doc("Which harm") String harm) {}

  @Override
  public Verification verify(Config config, JobContext job) {
    String answer = Harm.run(config.harm());
    return answer == null ? null : Verification.notVerified(answer).withOutput(answer);
  }
}
