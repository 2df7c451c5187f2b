package dev.moie.plugins.governance.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a command: what belongs to no option, and the options with their values. The engine
 * has checked that only declared ones are there.
 */
public record Words(List<String> plain, Map<String, String> options) {

  public static Words of(List<String> arguments) {
    List<String> plain = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      int equals = word.indexOf('=');
      if (!word.startsWith("--")) {
        plain.add(word);
      } else if (equals > 0) {
        options.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (i + 1 < arguments.size()) {
        options.put(word, arguments.get(++i));
      } else {
        throw new IllegalArgumentException(word + " takes a value");
      }
    }
    return new Words(List.copyOf(plain), Map.copyOf(options));
  }

  /** The first word, one of those that are known. */
  public String command(List<String> known, String otherwise) {
    String command = plain.isEmpty() ? otherwise : plain.get(0);
    if (plain.size() > 1 || !known.contains(command)) {
      throw new IllegalArgumentException(
          "\"" + String.join(" ", plain) + "\": name one of " + String.join(", ", known));
    }
    return command;
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
