package dev.moie.plugins.arxiv.judge.text;

/**
 * A word or a number of a text.
 *
 * @param word in lower case
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 * @param afterBreak whether a comma, a colon, a semicolon or a parenthesis stands before it
 */
public record Token(String word, int start, int end, boolean afterBreak) {}
