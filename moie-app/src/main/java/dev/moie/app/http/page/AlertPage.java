package dev.moie.app.http.page;

import java.util.List;
import java.util.Optional;

/**
 * The page of the alerts.
 *
 * @param frame what is around it
 * @param open what is wrong now, the oldest first
 * @param recent what is over or was told once, the newest first
 * @param channels where they go
 * @param settings the file that names the channels
 */
public record AlertPage(
    Frame frame, List<Row> open, List<Row> recent, List<Channel> channels, String settings) {

  /**
   * An alert.
   *
   * @param tone of its colour
   * @param path of its sign
   * @param severity how bad it is
   * @param subject one line for people
   * @param key what it is about
   * @param job the id of the job that it is about; empty if of none
   * @param message more of it; may be empty
   * @param since when it was first seen
   * @param standing where it stands
   * @param ended when it was over
   * @param deliveries the newest first
   */
  public record Row(
      String tone,
      String path,
      String severity,
      String subject,
      String key,
      String job,
      String message,
      Moment since,
      String standing,
      Optional<Moment> ended,
      List<Delivery> deliveries) {

    /** Where the job is shown. */
    public String jobHref() {
      return "/job?id=" + Links.encode(job);
    }
  }

  /**
   * An alert on its way to a channel.
   *
   * @param tone of its colour
   * @param channel the channel's name
   * @param words what is told, and how far that is
   * @param at when that was or will be
   * @param detail what the channel said, or what went wrong; may be empty
   */
  public record Delivery(String tone, String channel, String words, Moment at, String detail) {}

  /**
   * A channel.
   *
   * @param name its name
   * @param uses the job type that delivers
   * @param least from which severity on
   * @param problem what stands in the way; may be empty
   */
  public record Channel(String name, String uses, String least, String problem) {}
}
