package dev.moie.app.http.page;

import java.util.List;

/**
 * The page of the plugins.
 *
 * @param frame what is around it
 * @param plugins each jar
 * @param findings of the doctor, the worst first
 * @param folder where to drop a jar
 */
public record PluginPage(Frame frame, List<Plugin> plugins, List<Finding> findings, String folder) {

  /** A jar. */
  public record Plugin(
      String id,
      String version,
      String state,
      String tone,
      String origin,
      String description,
      String jar,
      List<String> types,
      List<Problem> problems) {}

  /** What is wrong with a jar, and what to do. */
  public record Problem(String tone, String message, String cure) {}

  /** What the doctor has found. */
  public record Finding(String tone, String subject, String message, String cure) {}
}
