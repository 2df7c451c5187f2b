package dev.moie.plugins.arxiv;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.OverlappingFileLockException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.LockObtainFailedException;

/** Scans what arXiv has announced, and writes {@code research_logs/arxiv/DATE.md}. */
@JobType(
    value = "arxiv/scan",
    summary = "Harvests what arXiv has announced, and writes a dated digest",
    example = "{\"categories\": [\"quant-ph\", \"gr-qc\"], \"contact\": \"me@example.org\"}")
public final class ScanAction implements Action<ScanConfig> {
  /**
   * Two scans at once could only wait for each other: for arXiv's gate, and for the index. What is
   * more, Lucene's classes are then initialised by one thread.
   */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

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
    ONE_AT_A_TIME.lockInterruptibly();
    try {
      return new Scan(client, config, job).run();
    } catch (LockObtainFailedException | OverlappingFileLockException e) {
      return ActionResult.failed(
          "another scan of this workspace is at work; the next run goes on from where it ends");
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }
}
