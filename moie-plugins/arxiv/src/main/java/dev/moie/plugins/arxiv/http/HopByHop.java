package dev.moie.plugins.arxiv.http;

import java.net.http.HttpClient;

/** Makes clients that leave redirects to their user: each hop is a request, and has to wait. */
public final class HopByHop {
  private HopByHop() {}

  /**
   * A client that works with the threads of another, but follows no redirects. It needs no closing:
   * its own thread ends when nobody refers to it any more.
   *
   * @param shared is returned if it is such a one
   */
  public static HttpClient like(HttpClient shared) {
    if (shared.followRedirects() == HttpClient.Redirect.NEVER) {
      return shared;
    }
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(shared.version())
            .followRedirects(HttpClient.Redirect.NEVER);
    shared.connectTimeout().ifPresent(builder::connectTimeout);
    shared.executor().ifPresent(builder::executor);
    shared.proxy().ifPresent(builder::proxy);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The client's thread takes over its maker's, and would keep the plugin's classes.
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return builder.build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
