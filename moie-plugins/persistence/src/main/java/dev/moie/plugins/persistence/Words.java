package dev.moie.plugins.persistence;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of {@code moie persistence …}. */
record Words(String command, ScheduleConfig config) {

  static Words of(List<String> arguments, Optional<Note> note) throws PersistenceException {
    List<String> plain = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.startsWith("--")) {
        int equals = word.indexOf('=');
        boolean joined = equals > 0;
        if (!joined && i + 1 == arguments.size()) {
          throw new PersistenceException(word + " takes a value");
        }
        options.put(
            joined ? word.substring(0, equals) : word,
            joined ? word.substring(equals + 1) : arguments.get(++i));
      } else {
        plain.add(word);
      }
    }
    String command = plain.isEmpty() ? "status" : plain.get(0);
    if (plain.size() > 1 || !List.of("show", "install", "uninstall", "status").contains(command)) {
      throw new PersistenceException(
          "\"" + String.join(" ", plain) + "\": name one of show, install, uninstall, status");
    }
    ScheduleConfig base = note.map(Note::config).orElse(ScheduleConfig.DEFAULTS);
    try {
      return new Words(
          command,
          new ScheduleConfig(
              word(options, "--kind", SchedulerKind.class, base.kind()),
              word(options, "--mode", Mode.class, base.mode()),
              time(options, "--every", base.every()),
              time(options, "--watch-every", base.watchEvery()),
              Optional.ofNullable(options.get("--alert")).or(base::alert),
              Optional.ofNullable(options.get("--program")).or(base::program)));
    } catch (IllegalArgumentException e) {
      throw new PersistenceException(String.valueOf(e.getMessage()));
    }
  }

  private static <E extends Enum<E>> E word(
      Map<String, String> options, String name, Class<E> type, E otherwise) {
    if (!options.containsKey(name)) {
      return otherwise;
    }
    try {
      return Enum.valueOf(type, options.get(name).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String known = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
      throw new IllegalArgumentException(name + " is one of " + known, e);
    }
  }

  private static Duration time(Map<String, String> options, String name, Duration otherwise) {
    String text = options.getOrDefault(name, otherwise.toString()).toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is a time such as 10m or PT10M", e);
    }
  }
}
