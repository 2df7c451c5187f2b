package dev.moie.plugins.notebook.job;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.plugins.notebook.entry.Draft;
import dev.moie.plugins.notebook.entry.EntryException;
import dev.moie.plugins.notebook.entry.NotebookIndex;
import dev.moie.plugins.notebook.entry.Notebooks;
import java.io.IOException;
import java.util.OptionalInt;

/** Adds an entry to a notebook, unless it is there: may run any number of times. */
@JobType(
    value = "notebook/add",
    summary = "Adds an entry to a notebook, once",
    example =
        "{\"notebook\": \"patterns\", \"title\": \"Verify first\", \"fields\": {\"Discovery\":"
            + " \"what holds is not done again\"}}")
public final class AddAction implements Action<AddConfig> {

  /** Made by the engine. */
  public AddAction() {}

  @Override
  public ActionResult run(AddConfig config, JobContext job)
      throws IOException, InterruptedException {
    try {
      Notebooks notebooks = new Notebooks(job.files(), job.clock());
      Notebooks.Added added =
          notebooks.add(
              config.notebook(),
              new Draft(config.title(), config.allFields(), OptionalInt.empty()));
      index(notebooks, job);
      return ActionResult.succeeded(
          (added.added() ? "added " : "already there: ")
              + added.entry().id()
              + " in "
              + added.entry().file());
    } catch (EntryException e) {
      return ActionResult.failed(String.valueOf(e.getMessage()));
    }
  }

  /** The index can be made again; that it cannot be written does not undo what was added. */
  private static void index(Notebooks notebooks, JobContext job)
      throws EntryException, InterruptedException {
    try {
      NotebookIndex.write(job.files(), notebooks);
    } catch (IOException e) {
      job.progress("no index: " + e.getMessage());
    }
  }
}
