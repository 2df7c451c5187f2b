package dev.moie.plugins.notebook.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A command line: an order, options, and other words. That options are declared ones was checked
 * before; which of them an order takes is checked here.
 */
final class Words {
  private final String order;
  private final List<String> rest;
  private final Map<String, List<String>> options = new HashMap<>();

  private Words(List<String> arguments, Set<String> flags) {
    List<String> plain = new ArrayList<>();
    boolean onlyWords = false;
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (onlyWords || !word.startsWith("--")) {
        plain.add(word);
      } else if (word.equals("--")) {
        onlyWords = true;
      } else {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : word.substring(equals + 1);
        if (equals < 0 && !flags.contains(name) && i + 1 < arguments.size()) {
          value = arguments.get(++i);
        }
        options.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
      }
    }
    order = plain.isEmpty() ? "" : plain.get(0);
    rest = List.copyOf(plain.subList(Math.min(1, plain.size()), plain.size()));
  }

  /**
   * Reads a command line.
   *
   * @param flags the options without a value
   */
  static Words of(List<String> arguments, String... flags) {
    return new Words(arguments, Set.of(flags));
  }

  /** The first word that belongs to no option; empty if there is none. */
  String order() {
    return order;
  }

  /** The words behind it. */
  List<String> rest() {
    return rest;
  }

  /** Refuses options that the order does not take. */
  void takeOnly(String command, String... names) throws Refusal {
    for (String name : options.keySet()) {
      if (!List.of(names).contains(name)) {
        throw Refusal.usage(
            (order.isEmpty() ? "" : Plain.line(order) + " ")
                + "takes no "
                + name
                + "; moie "
                + command
                + " --help tells what does");
      }
    }
  }

  /** Refuses further words. */
  void noMore() throws Refusal {
    if (!rest.isEmpty()) {
      throw Refusal.usage(
          order + " takes no " + Plain.quoted(rest.get(0)) + "; put texts in quotation marks");
    }
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  List<String> all(String name) {
    return List.copyOf(options.getOrDefault(name, List.of()));
  }

  Optional<String> last(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  OptionalInt number(String name, int most) throws Refusal {
    Optional<String> text = last(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (text.get().matches("\\d{1,6}")) {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= most) {
        return OptionalInt.of(number);
      }
    }
    throw Refusal.usage(
        name + " " + Plain.quoted(text.get()) + " has to be a whole number from 1 to " + most);
  }
}
