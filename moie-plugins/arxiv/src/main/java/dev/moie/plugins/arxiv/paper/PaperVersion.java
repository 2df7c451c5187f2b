package dev.moie.plugins.arxiv.paper;

import java.time.Instant;

/**
 * One version of a paper.
 *
 * @param number counted from 1
 * @param submitted when it was handed in, which is before it was announced
 * @param withdrawn whether this version says that the paper is withdrawn; a later one may undo that
 */
public record PaperVersion(int number, Instant submitted, boolean withdrawn) {}
