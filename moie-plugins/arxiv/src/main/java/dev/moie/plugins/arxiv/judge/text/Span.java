package dev.moie.plugins.arxiv.judge.text;

/**
 * Words of a sentence that stand beside each other; at least one.
 *
 * @param from the first, counted from 0
 * @param to behind the last
 */
public record Span(int from, int to) {}
