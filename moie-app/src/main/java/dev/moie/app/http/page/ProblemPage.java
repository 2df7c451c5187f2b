package dev.moie.app.http.page;

/**
 * Something cannot be shown.
 *
 * @param status of HTTP
 * @param title what kind of problem
 * @param detail what is wrong, and what to do
 */
public record ProblemPage(int status, String title, String detail) {}
