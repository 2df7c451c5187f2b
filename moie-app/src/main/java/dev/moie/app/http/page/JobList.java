package dev.moie.app.http.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of the jobs, or of one phase.
 *
 * @param frame what is around it
 * @param heading above it
 * @param text what is looked for
 * @param standing how they have to stand
 * @param phase the phase that they have to be in; empty for any
 * @param phases the names of the phases by id
 * @param jobs the jobs on this page
 * @param total how many there are on all pages
 * @param offset how many come before
 * @param limit how many a page has
 */
public record JobList(
    Frame frame,
    String heading,
    String text,
    String standing,
    String phase,
    Map<Integer, String> phases,
    List<JobRow> jobs,
    int total,
    int offset,
    int limit) {

  /** The page before; empty if this is the first. */
  public Optional<String> newer() {
    return offset == 0 ? Optional.empty() : Optional.of(at(Math.max(0, offset - limit)));
  }

  /** The next page; empty if this is the last. */
  public Optional<String> older() {
    return offset + limit >= total ? Optional.empty() : Optional.of(at(offset + limit));
  }

  private String at(int place) {
    return "/jobs?q="
        + Links.encode(text)
        + "&standing="
        + standing
        + "&phase="
        + phase
        + "&offset="
        + place;
  }
}
