package dev.moie.app.http.page;

/**
 * The form to log in.
 *
 * @param next where to go on
 * @param wrong what was wrong; empty at first
 */
public record LogInPage(String next, String wrong) {}
