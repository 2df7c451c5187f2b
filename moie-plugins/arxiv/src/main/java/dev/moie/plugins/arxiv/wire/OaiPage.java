package dev.moie.plugins.arxiv.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One page of an answer of OAI-PMH.
 *
 * @param records in the order of the page
 * @param unusable how many records have no identifier or version that we know
 * @param token what to ask the next page with; empty at the end
 * @param closed whether an empty token says that this page is the last
 * @param answered the server's own time, from which the next harvest goes on
 */
public record OaiPage(
    List<OaiRecord> records,
    int unusable,
    Optional<String> token,
    boolean closed,
    Instant answered) {

  /** Copies the list. */
  public OaiPage {
    records = List.copyOf(records);
  }

  /** Whether it has nothing, and leads to nothing: what a page behind another never is. */
  public boolean isBlank() {
    return records.isEmpty() && unusable == 0 && token.isEmpty() && !closed;
  }
}
