package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Change;
import dev.moie.plugins.arxiv.store.Event;
import dev.moie.plugins.arxiv.store.Known;
import dev.moie.plugins.arxiv.wire.OaiRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes records in, of which only what is news becomes an event. */
final class Intake {
  private final CorpusWriter corpus;
  private final Change change;
  private final LocalDate today;
  private final Tally tally;

  Intake(CorpusWriter corpus, Change change, LocalDate today, Tally tally) {
    this.corpus = corpus;
    this.change = change;
    this.today = today;
    this.tally = tally;
  }

  /** Takes a page of OAI-PMH in; its events are on the disk afterwards. */
  void records(List<OaiRecord> records, Instant now) throws IOException {
    Batch batch = new Batch(now);
    for (OaiRecord record : records) {
      if (record instanceof OaiRecord.Live live) {
        batch.paper(live.paper());
      } else {
        batch.deleted(record.id());
      }
    }
    batch.keep();
  }

  /** Takes papers in that were found in another way. */
  void papers(List<Paper> papers, Instant now) throws IOException {
    Batch batch = new Batch(now);
    for (Paper paper : papers) {
      batch.paper(paper);
    }
    batch.keep();
  }

  /** What a page brings; a paper may stand in it twice. */
  private final class Batch {
    private final Instant now;
    private final List<Event> events = new ArrayList<>();
    private final Map<ArxivId, Known> seen = new HashMap<>();

    Batch(Instant now) {
      this.now = now;
    }

    void paper(Paper paper) throws IOException {
      Optional<Event.Kind> kind = change.of(known(paper.id()), paper);
      if (kind.isPresent()) {
        events.add(new Event(kind.get(), paper.id(), Optional.of(paper), now, today));
        seen.put(paper.id(), Known.of(paper));
      }
    }

    void deleted(ArxivId id) throws IOException {
      Optional<Known> known = known(id);
      if (known.isPresent() && !known.get().deleted()) {
        Known old = known.get();
        events.add(new Event(Event.Kind.DELETED, id, Optional.empty(), now, today));
        seen.put(
            id,
            new Known(old.version(), old.withdrawn(), true, old.categories(), old.fingerprint()));
      }
    }

    private Optional<Known> known(ArxivId id) throws IOException {
      Known recent = seen.get(id);
      return recent != null ? Optional.of(recent) : corpus.known(id);
    }

    void keep() throws IOException {
      corpus.append(events);
      events.forEach(event -> tally.event(event.kind()));
    }
  }
}
