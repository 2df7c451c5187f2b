package dev.moie.plugins.arxiv.judge.profile;

import dev.moie.plugins.arxiv.judge.text.Pattern;
import dev.moie.plugins.arxiv.judge.text.WordList;

/**
 * Words that speak for a facet.
 *
 * @param id names it in explanations
 * @param facet what it speaks for
 * @param kind which inversion it tells of
 * @param pattern the words
 * @param weight how much it speaks for the facet, above 0 and at most 1
 * @param needs one of these has to stand near it; if empty, nothing has to
 * @param within how many words away that may be
 * @param notNear none of these may stand near it
 * @param negatable whether "no" or "not" before it takes it back
 */
public record Cue(
    String id,
    Facet facet,
    Kind kind,
    Pattern pattern,
    double weight,
    WordList needs,
    int within,
    WordList notNear,
    boolean negatable) {}
