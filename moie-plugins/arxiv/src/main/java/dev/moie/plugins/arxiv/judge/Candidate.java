package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.paper.Paper;
import java.util.Optional;

/**
 * A paper that is told first.
 *
 * @param card what it claims; empty if nothing in it speaks for a reversed claim
 * @param followed whether one of its authors is followed, whatever the score
 * @param alert whether it is marked
 */
public record Candidate(
    Paper paper, Judgement judgement, Optional<Card> card, boolean followed, boolean alert) {}
