package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.http.PoliteClient;
import dev.moie.plugins.arxiv.http.RedirectException;
import dev.moie.plugins.arxiv.http.RefusedException;
import dev.moie.plugins.arxiv.http.Waiting;
import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.wire.QueryAnswer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Gets papers that were announced and that OAI-PMH did not have, from the query API. */
final class MissingPapers {
  private static final int BATCH = 100;

  /** Refused batches are halved; one bad identifier costs some eight requests. */
  private static final int MOST_REQUESTS = 60;

  private final Endpoints endpoints;
  private final PoliteClient client;
  private final Waiting waiting;
  private final Consumer<String> progress;

  MissingPapers(
      Endpoints endpoints, PoliteClient client, Waiting waiting, Consumer<String> progress) {
    this.endpoints = endpoints;
    this.client = client;
    this.waiting = waiting;
    this.progress = progress;
  }

  /** Asks for them, as far as the API has them. */
  void get(List<PaperReference> missing, Intake intake) throws IOException, InterruptedException {
    Deque<List<String>> batches = new ArrayDeque<>();
    for (int i = 0; i < missing.size(); i += BATCH) {
      batches.add(
          missing.subList(i, Math.min(i + BATCH, missing.size())).stream()
              .map(each -> each.id().toString())
              .distinct()
              .toList());
    }
    for (int request = 0; request < MOST_REQUESTS && !batches.isEmpty(); request++) {
      List<String> batch = batches.remove();
      progress.accept("query API: " + batch.size() + " papers that OAI-PMH does not have yet");
      try {
        QueryAnswer answer =
            client.get(endpoints.papers(batch), body -> QueryAnswer.read(body.body()));
        intake.papers(answer.papers(), waiting.now());
      } catch (RedirectException e) {
        throw e; // Half a batch would be led astray as well.
      } catch (RefusedException e) {
        if (batch.size() == 1) {
          continue; // One that the API does not take; the status will tell that it is missing.
        }
        int half = batch.size() / 2;
        batches.addFirst(batch.subList(half, batch.size()));
        batches.addFirst(batch.subList(0, half));
      }
    }
  }
}
