package ${package};

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Takes what is new in the source, so many items at a time, and goes on there the next time. */
@JobType(
    value = "${pluginId}/collect",
    summary = "Adds what is new in a source to a file of records",
    example = "{\"source\": \"inbox.txt\"}")
public final class CollectAction implements Action<CollectConfig> {

  /** Made by the engine, for each run: what has to outlive a run is in files. */
  public CollectAction() {}

  @Override
  public ActionResult run(CollectConfig config, JobContext job) throws IOException {
    Cursor cursor = new Cursor(job.files(), job.job().id());
    Source source = new Source(job.files().resolve(config.source()));
    Records records = Records.open(job.files(), job.files().resolve(config.records()));
    List<Item> items;
    try {
      items = source.after(cursor.read(), config.maxItems());
    } catch (NoSuchFileException e) {
      return ActionResult.failed(config.source() + " does not exist; create it, or name another");
    }
    int added = 0;
    for (Item item : items) {
      if (job.isCancelled()) {
        break; // What is done is done, and the next run goes on from here.
      }
      added += records.add(item) ? 1 : 0;
      cursor.write(item.id()); // Behind the record, never before it.
      job.progress(added + " of " + items.size() + " items");
    }
    return ActionResult.succeeded(added == 0 ? "nothing new" : added + " new items");
  }
}
