package hostile;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.config.Doc;

/** Does the harm that it is told to. */
@JobType(value = "hostile/act", summary = "Does harm", example = "{\"harm\": \"loop\"}")
public final class Act implements Action<Act.Config> {

  /** Which harm. */
  public record Config(@Doc("Which harm") String harm) {}

  @Override
  public ActionResult run(Config config, JobContext job) {
    String answer = Harm.run(config.harm());
    return answer == null ? null : ActionResult.failed(answer).withOutput(answer);
  }
}
