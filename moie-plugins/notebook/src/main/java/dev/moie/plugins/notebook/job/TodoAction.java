package dev.moie.plugins.notebook.job;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.NoConfig;
import dev.moie.plugins.notebook.handoff.TodoList;
import dev.moie.plugins.notebook.state.StateReader;
import java.io.IOException;
import java.time.ZonedDateTime;

/** Writes the {@link TodoList}. */
@JobType(value = "notebook/todo", summary = "Writes TODO.md: the open jobs with their checks")
public final class TodoAction implements Action<NoConfig> {

  /** Made by the engine. */
  public TodoAction() {}

  @Override
  public ActionResult run(NoConfig config, JobContext job) throws IOException {
    TodoList.write(
        job.files(), StateReader.read(job.files().root()), ZonedDateTime.now(job.clock()));
    return ActionResult.succeeded("wrote " + TodoList.FILE);
  }
}
