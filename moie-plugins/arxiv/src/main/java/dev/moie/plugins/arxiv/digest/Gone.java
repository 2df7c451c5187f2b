package dev.moie.plugins.arxiv.digest;

import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.store.Event;
import java.time.LocalDate;

/**
 * A paper of which a digest told, and which is withdrawn or deleted since.
 *
 * @param kind which of these
 * @param title as it was told
 * @param reported the day of the digest that told of it
 * @param toldBefore whether an earlier run has told already that it is gone
 */
public record Gone(
    ArxivId id, Event.Kind kind, String title, LocalDate reported, boolean toldBefore) {}
