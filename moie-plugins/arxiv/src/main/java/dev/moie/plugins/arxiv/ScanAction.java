package dev.moie.plugins.arxiv;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.files.WriteOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

/** Reads one answer of arXiv's query API and writes {@code research_logs/arxiv/DATE.md}. */
@JobType(
    value = "arxiv/scan",
    summary = "Reads an Atom answer of arXiv and writes a dated digest",
    example = "{\"source\": \"inbox/answer.atom.xml\", \"max_items\": 50}")
public final class ScanAction implements Action<ScanConfig> {
  private final Sources sources;

  /**
   * Made by the engine.
   *
   * @param client asks arXiv
   */
  @Inject
  public ScanAction(HttpClient client) {
    this.sources = new Sources(client);
  }

  @Override
  public ActionResult run(ScanConfig config, JobContext job)
      throws IOException, InterruptedException {
    AtomFeed.Answer answer;
    try (InputStream in = sources.open(config, job)) {
      answer = AtomFeed.read(in);
    }
    LocalDate today = LocalDate.now(job.clock());
    Path digest = job.files().researchLogs().resolve("arxiv").resolve(today + ".md");
    byte[] text = Digest.markdown(today, config, answer).getBytes(StandardCharsets.UTF_8);
    job.files().write(digest, text, WriteOptions.defaults());
    return ActionResult.succeeded(
        answer.papers().size() + " papers -> " + job.files().root().relativize(digest));
  }
}
