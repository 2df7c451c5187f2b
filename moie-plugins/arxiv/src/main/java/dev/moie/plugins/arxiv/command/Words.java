package dev.moie.plugins.arxiv.command;

import dev.moie.plugins.arxiv.paper.PaperReference;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line: a sub-command, options, and other words. That options are declared ones was
 * checked before; which of them a sub-command takes is checked here.
 */
final class Words {
  private static final Set<String> FLAGS = Set.of("--newest", "--undo");

  private final String command;
  private final List<String> rest = new ArrayList<>();
  private final Map<String, List<String>> options = new HashMap<>();

  private Words(List<String> arguments) {
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
        String value = "";
        if (equals >= 0) {
          value = word.substring(equals + 1);
        } else if (!FLAGS.contains(name) && i + 1 < arguments.size()) {
          value = arguments.get(++i);
        }
        options.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
      }
    }
    command = plain.isEmpty() ? "" : plain.get(0);
    rest.addAll(plain.subList(Math.min(1, plain.size()), plain.size()));
  }

  static Words of(List<String> arguments) {
    return new Words(arguments);
  }

  String command() {
    return command;
  }

  /** The words behind the sub-command that belong to no option. */
  List<String> rest() {
    return List.copyOf(rest);
  }

  void takeOnly(String... names) throws Answer {
    for (String name : options.keySet()) {
      if (!name.equals("--corpus") && !List.of(names).contains(name)) {
        throw Answer.usage(command + " takes no " + name + "; moie arxiv --help tells what does");
      }
    }
  }

  void noWords() throws Answer {
    if (!rest.isEmpty()) {
      throw Answer.usage(command + " takes no \"" + rest.get(0) + "\"");
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

  Optional<LocalDate> day(String name) throws Answer {
    Optional<String> text = last(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (text.get().matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Optional.of(LocalDate.parse(text.get()));
      }
    } catch (DateTimeException noSuchDay) {
      // Told below.
    }
    throw Answer.usage(
        name + " " + quoted(text.get()) + " is no day; write it as 2026-11-25, year first");
  }

  int number(String name, int most, int otherwise) throws Answer {
    Optional<String> text = last(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().matches("\\d{1,6}")) {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw Answer.usage(name + " " + quoted(text.get()) + " has to be from 1 to " + most);
  }

  /** All words as papers; at least one. */
  List<PaperReference> papers() throws Answer {
    if (rest.isEmpty()) {
      throw Answer.usage(
          command + " wants a paper, such as: moie arxiv " + command + " 2611.00001");
    }
    List<PaperReference> papers = new ArrayList<>();
    for (String word : rest) {
      papers.add(
          PaperReference.of(word)
              .orElseThrow(
                  () ->
                      Answer.usage(
                          quoted(word)
                              + " is no paper; write 2611.00001, hep-th/9901001, or the address of"
                              + " its page")));
    }
    return papers;
  }

  PaperReference paper() throws Answer {
    List<PaperReference> papers = papers();
    if (papers.size() > 1) {
      throw Answer.usage(command + " wants one paper, not " + papers.size());
    }
    return papers.get(0);
  }

  static String quoted(String text) {
    return '"' + TerminalText.line(text, 80) + '"';
  }
}
