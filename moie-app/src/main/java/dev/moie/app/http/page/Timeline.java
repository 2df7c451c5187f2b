package dev.moie.app.http.page;

import java.util.List;

/**
 * Executions over time: a row for each job.
 *
 * @param frame what is around it
 * @param span the time shown: 6h, 24h, 7d or 30d
 * @param rows the jobs, the one that ran last first
 * @param ticks where times are written
 * @param more whether not all fit
 */
public record Timeline(Frame frame, String span, List<Row> rows, List<Tick> ticks, boolean more) {

  /** The width of the picture. */
  public static final int WIDTH = 1000;

  /**
   * A job.
   *
   * @param id its id
   * @param task its title; empty if there is no such job any more
   * @param href its page
   * @param bars its executions
   * @param words how many they are, and how many failed
   * @param bad whether any failed
   */
  public record Row(
      String id, String task, String href, List<Bar> bars, String words, boolean bad) {}

  /** An execution of it. */
  public record Bar(String href, String tone, int x, int width, String title) {}

  /** A time. */
  public record Tick(int x, Moment at, String label) {}
}
