package dev.moie.plugins.notebook.job;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.plugins.notebook.handoff.TodoList;
import java.io.IOException;

/** Holds if the {@link TodoList} is young enough and names every open job. */
@JobType(
    value = "notebook/todo-current",
    summary = "Holds if TODO.md is young enough and names every open job",
    example = "{\"max_age\": \"PT24H\"}")
public final class TodoVerifier implements Verifier<FreshConfig> {

  /** Made by the engine. */
  public TodoVerifier() {}

  @Override
  public Verification verify(FreshConfig config, JobContext job) throws IOException {
    return TodoList.verify(job.files(), config.maxAge(), job.clock().instant());
  }
}
