package dev.moie.plugins.arxiv.corpus;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param query words, phrases in quotes, {@code title:}, {@code abstract:}, {@code author:}, {@code
 *     cat:}, {@code id:}; AND, OR, NOT; empty for all
 * @param categories any of these, archives included; empty for all
 * @param authors all of these
 * @param from submitted on that day or later
 * @param to submitted on that day or earlier
 * @param newest whether the newest come first, and not the best
 * @param limit how many are returned at most
 */
public record SearchRequest(
    String query,
    List<String> categories,
    List<String> authors,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    boolean newest,
    int limit) {

  /** Copies the lists. */
  public SearchRequest {
    categories = List.copyOf(categories);
    authors = List.copyOf(authors);
  }

  /** Everything that matches some words. */
  public static SearchRequest of(String query, int limit) {
    return new SearchRequest(
        query, List.of(), List.of(), Optional.empty(), Optional.empty(), false, limit);
  }
}
