package dev.moie.plugins.arxiv.judge;

import dev.moie.plugins.arxiv.judge.profile.Cue;

/**
 * A part of a score, with what it rests on.
 *
 * @param cue what was found
 * @param weight what it weighs at this place, from 0 to 1
 * @param sentence in which it stands, word for word
 * @param matched the words themselves, as they stand there
 */
public record Term(Cue cue, double weight, String sentence, String matched) {}
