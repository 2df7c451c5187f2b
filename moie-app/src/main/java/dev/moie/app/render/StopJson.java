package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.stop.Stop;
import java.util.Locale;
import java.util.Optional;

/** What is said of the kill switch, for machines. */
public final class StopJson {
  private StopJson() {}

  /**
   * After {@code moie stop}.
   *
   * @param stop what is in force
   * @param changed whether this command has made it so
   */
  public static ObjectNode stopped(Stop stop, boolean changed) {
    return of(stop).put("changed", changed);
  }

  /** After {@code moie resume}. */
  public static ObjectNode resumed(Optional<Stop> before) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("changed", before.isPresent());
    before.ifPresent(stop -> node.set("stop", of(stop)));
    return node;
  }

  /** A stop. */
  public static ObjectNode of(Stop stop) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", stop.at().toString())
        .put("by", stop.by())
        .put("reason", stop.reason())
        .put("how", stop.how().name().toLowerCase(Locale.ROOT));
  }
}
