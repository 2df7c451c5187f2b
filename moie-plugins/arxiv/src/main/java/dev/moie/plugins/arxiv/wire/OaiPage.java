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
 * @param answered the server's own time, from which the next harvest goes on
 */
public record OaiPage(
    List<OaiRecord> records, int unusable, Optional<String> token, Instant answered) {

  /** Copies the list. */
  public OaiPage {
    records = List.copyOf(records);
  }
}
