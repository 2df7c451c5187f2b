package dev.moie.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be told of a command line before picocli has read it, because the commands that it knows
 * depend on that.
 *
 * @param options the workspace and the folders of plugins
 * @param command the first word that is no option
 * @param behind the words behind it, without the options that every command takes
 */
record GlobalWords(GlobalOptions options, Optional<String> command, List<String> behind) {
  private static final Set<String> FLAGS = Set.of("--json", "-v", "--verbose", "-q", "--quiet");
  private static final Set<String> VALUED = Set.of("--home", "--plugins");

  static GlobalWords of(List<String> words) {
    GlobalOptions options = new GlobalOptions();
    Optional<String> command = Optional.empty();
    List<String> behind = new ArrayList<>();
    boolean onlyWords = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!onlyWords && VALUED.contains(name)) {
        boolean apart = equals < 0 && i + 1 < words.size();
        String value = apart ? words.get(++i) : word.substring(equals + 1);
        if (name.equals("--home")) {
          options.setHome(value);
        } else {
          options.plugins().add(Path.of(value));
        }
      } else if (onlyWords || !FLAGS.contains(word)) {
        onlyWords |= word.equals("--");
        if (command.isPresent()) {
          behind.add(word);
        } else if (!word.startsWith("-")) {
          command = Optional.of(word);
        }
      }
    }
    return new GlobalWords(options, command, List.copyOf(behind));
  }
}
