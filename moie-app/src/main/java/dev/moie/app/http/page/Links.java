package dev.moie.app.http.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where pages are. */
public final class Links {
  private Links() {}

  /** The page of a job, whatever characters its id has. */
  public static String job(String id) {
    return "/job?id=" + encode(id);
  }

  /** The page of an execution. */
  public static String run(String id) {
    return "/run?id=" + encode(id);
  }

  /** As a value in a query. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
