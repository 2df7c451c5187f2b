package dev.moie.plugins.notify;

import dev.moie.api.alert.Alert;
import dev.moie.api.alert.Beat;
import dev.moie.api.alert.ChannelType;
import dev.moie.api.alert.Delivery;
import dev.moie.api.alert.Notifier;
import dev.moie.api.alert.NotifierContext;
import java.net.URI;
import java.util.Map;

/**
 * Tells a service that watches over heartbeats, in the way of healthchecks.io: a POST to the
 * address for success, with {@code /start} or {@code /fail} behind it for the others. The service
 * alerts when nothing comes, which nothing on this machine can do for sure.
 */
@ChannelType(
    value = "notify/ping",
    summary = "Tells a service such as healthchecks.io of each heartbeat: start, success, fail",
    example = "{\"url\": \"https://hc-ping.example.org/my-check\"}",
    heartbeats = true)
public final class PingNotifier implements Notifier<PingConfig> {

  /** Made by the engine. */
  public PingNotifier() {}

  /** Only somebody who tries the channel gets here: what is sent changes nothing there. */
  @Override
  public Delivery deliver(PingConfig config, Alert alert, NotifierContext context)
      throws InterruptedException {
    return post(config, "/log", "", Text.body(alert, context.clock().getZone()), context);
  }

  @Override
  public Delivery beat(PingConfig config, Beat beat, NotifierContext context)
      throws InterruptedException {
    String run = "rid=" + beat.id();
    if (beat.outcome().isEmpty()) {
      return config.start()
          ? post(config, "/start", run, "", context)
          : Delivery.delivered("nothing was to be sent");
    }
    String text =
        beat.outcome().get()
            + " in "
            + beat.duration().toMillis()
            + " ms\n"
            + Text.lines(beat.summary(), 8000);
    return post(config, beat.isSuccess() ? "" : "/fail", run, text, context);
  }

  private static Delivery post(
      PingConfig config, String signal, String query, String text, NotifierContext context)
      throws InterruptedException {
    URI base = WebAddress.of(config.url(), config.urlSecret(), context);
    return new WebPost(
            address(base, signal, query), Map.of("Content-Type", "text/plain; charset=utf-8"), text)
        .send(context);
  }

  static URI address(URI base, String signal, String query) {
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
    String both =
        base.getRawQuery() == null || query.isEmpty()
            ? (base.getRawQuery() == null ? query : base.getRawQuery())
            : base.getRawQuery() + "&" + query;
    return URI.create(
        base.getScheme()
            + "://"
            + base.getRawAuthority()
            + path
            + signal
            + (both.isEmpty() ? "" : "?" + both));
  }
}
