package dev.moie.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.render.ExecutionWord;
import dev.moie.core.log.Execution;
import dev.moie.core.log.LogMark;
import dev.moie.core.log.Transition;
import dev.moie.core.state.Timestamps;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events as they are sent: a name, an id to come back with, and one line of JSON. */
final class EventText {
  private static final Pattern ID = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-([0-9]{1,18})");

  private EventText() {}

  static String of(String name, LogMark mark, ObjectNode data) {
    // Jackson escapes line ends, so the data is one line.
    return "event: " + name + "\nid: " + id(mark) + "\ndata: " + data + "\n\n";
  }

  static String id(LogMark mark) {
    return mark.seq() + "-" + mark.place() + "-" + mark.ended();
  }

  /** The mark of an id; empty if it is none of ours. */
  static Optional<LogMark> mark(String id) {
    Matcher found = ID.matcher(id);
    return found.matches()
        ? Optional.of(
            new LogMark(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                Long.parseLong(found.group(3))))
        : Optional.empty();
  }

  static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode execution(Execution execution) {
    ObjectNode node = nothing();
    node.put("id", execution.id());
    node.put("job", execution.job());
    node.put("phase", execution.phase());
    node.put("attempt", execution.attempt());
    node.put("type", execution.type());
    node.put("started_at", Timestamps.text(execution.startedAt()));
    execution.endedAt().ifPresent(end -> node.put("ended_at", Timestamps.text(end)));
    node.put("outcome", ExecutionWord.of(execution));
    node.put("reason", execution.reason());
    return node;
  }

  static ObjectNode transition(Transition transition) {
    return nothing()
        .put("seq", transition.seq())
        .put("at", Timestamps.text(transition.at()))
        .put("kind", transition.kind().name().toLowerCase(Locale.ROOT))
        .put("subject", transition.subject())
        .put("from", transition.from())
        .put("to", transition.to());
  }
}
