package dev.moie.plugins.researchlogger;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.NoConfig;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * Writes an entry that {@link LinkedVerifier} finds again, so that "linked" means that it really
 * writes.
 */
@JobType(
    value = "research-logger/link",
    summary = "Writes a link entry into the daily research log")
public final class LinkAction implements Action<NoConfig> {

  /** Made by the engine. */
  public LinkAction() {}

  @Override
  public ActionResult run(NoConfig config, JobContext job) throws IOException {
    ResearchLog log = new ResearchLog(job.files());
    ZonedDateTime now = ZonedDateTime.now(job.clock());
    log.write(
        new Entry(
            now,
            Category.MILESTONE,
            LinkedVerifier.KIND,
            "Research logger linked",
            Map.of("link", UUID.randomUUID().toString())));
    return ActionResult.succeeded(
        "wrote a link entry into " + log.markdown(now.toLocalDate()).getFileName());
  }
}
