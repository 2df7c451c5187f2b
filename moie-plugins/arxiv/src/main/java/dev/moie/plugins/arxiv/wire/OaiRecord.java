package dev.moie.plugins.arxiv.wire;

import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import java.time.LocalDate;

/** A record of OAI-PMH: a paper as it is now, or that it was deleted. */
public sealed interface OaiRecord {

  /** Which paper it is about. */
  ArxivId id();

  /** When the record was last changed, by whatever: not when the paper was submitted. */
  LocalDate datestamp();

  /** The paper as it is now. */
  record Live(Paper paper, LocalDate datestamp) implements OaiRecord {
    @Override
    public ArxivId id() {
      return paper.id();
    }
  }

  /** The paper was taken out of the archive, which is more than being withdrawn. */
  record Deleted(ArxivId id, LocalDate datestamp) implements OaiRecord {}
}
