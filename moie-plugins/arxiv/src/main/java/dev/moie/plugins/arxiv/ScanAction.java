package dev.moie.plugins.arxiv;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;

/** Scans what arXiv has announced, and writes {@code research_logs/arxiv/DATE.md}. */
@JobType(
    value = "arxiv/scan",
    summary = "Harvests what arXiv has announced, and writes a dated digest",
    example = "{\"categories\": [\"quant-ph\", \"gr-qc\"], \"contact\": \"me@example.org\"}")
public final class ScanAction implements Action<ScanConfig> {
  private final HttpClient client;

  /**
   * Made by the engine.
   *
   * @param client asks arXiv
   */
  @Inject
  public ScanAction(HttpClient client) {
    this.client = client;
  }

  @Override
  public ActionResult run(ScanConfig config, JobContext job)
      throws IOException, InterruptedException {
    return new Scan(client, config, job).run();
  }
}
