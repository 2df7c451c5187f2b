package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.alert.Delivery;
import dev.moie.core.log.AlertEntry;
import dev.moie.core.log.DeliveryEntry;
import dev.moie.core.state.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Alerts for machines. */
public final class AlertsJson {
  private AlertsJson() {}

  /** {@code alerts}. */
  public static ObjectNode of(AlertsView view) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode channels = node.putArray("channels");
    for (AlertsView.Channel channel : view.channels()) {
      ObjectNode each = channels.addObject();
      each.put("name", channel.settings().name());
      each.put("uses", channel.settings().step().uses());
      each.put("severity", word(channel.settings().least()));
      each.put("problem", channel.problem().orElse(null));
    }
    put(node.putArray("open"), view.open());
    put(node.putArray("recent"), view.recent());
    return node;
  }

  private static void put(ArrayNode array, List<AlertsView.Told> alerts) {
    for (AlertsView.Told told : alerts) {
      AlertEntry alert = told.alert();
      ObjectNode each = array.addObject();
      each.put("id", alert.id());
      each.put("key", alert.key());
      each.put("severity", word(alert.severity()));
      each.put("state", word(alert.state()));
      each.put("subject", alert.subject());
      each.put("message", alert.message());
      each.put("since", Timestamps.text(alert.since()));
      each.put("raised_at", time(alert.raisedAt()));
      each.put("resolved_at", time(alert.resolvedAt()));
      each.put("acknowledged_at", time(alert.acknowledgedAt()));
      each.put("acknowledged_by", alert.acknowledgedBy());
      ArrayNode deliveries = each.putArray("deliveries");
      told.deliveries().forEach(delivery -> put(deliveries.addObject(), delivery));
    }
  }

  private static void put(ObjectNode node, DeliveryEntry delivery) {
    node.put("channel", delivery.channel());
    node.put("stage", word(delivery.stage()));
    node.put("outcome", word(delivery.outcome()));
    node.put("attempts", delivery.attempts());
    node.put("ordered_at", Timestamps.text(delivery.orderedAt()));
    node.put("due_at", Timestamps.text(delivery.dueAt()));
    node.put("ended_at", time(delivery.endedAt()));
    node.put("detail", delivery.detail());
  }

  /** {@code alerts test}. */
  public static ObjectNode test(String channel, Delivery delivery) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("channel", channel);
    node.put("delivered", delivery.isDelivered());
    node.put("detail", delivery.detail());
    return node;
  }

  /** {@code alerts ack}. */
  public static ObjectNode acknowledgement(String key, boolean found, String by) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("key", key);
    node.put("acknowledged", found);
    node.put("by", by);
    return node;
  }

  private static String time(Optional<Instant> time) {
    return time.map(Timestamps::text).orElse(null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
