package dev.moie.app.http.page;

import java.util.List;
import java.util.Optional;

/**
 * Executions as bars, oldest first: the height tells how long each took, on a logarithmic scale.
 *
 * @param bars the bars
 * @param width of the picture
 * @param height of the picture
 * @param words what it shows, for those who do not see it
 * @param longest how long the highest took; empty if there is none
 * @param from when the first began
 * @param to when the last began
 */
public record Strip(
    List<Bar> bars,
    int width,
    int height,
    String words,
    String longest,
    Optional<Moment> from,
    Optional<Moment> to) {

  public Strip {
    bars = List.copyOf(bars);
  }

  /**
   * A bar.
   *
   * @param href the page of the execution
   * @param tone what it came to
   * @param x where it begins
   * @param y where its top is
   * @param height how high it is
   * @param title what it is, in words
   */
  public record Bar(String href, String tone, int x, int y, int height, String title) {}
}
