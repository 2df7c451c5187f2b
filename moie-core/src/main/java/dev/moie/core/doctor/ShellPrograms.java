package dev.moie.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The programs that a shell line starts, as far as that can be seen without running it: the first
 * plain word of each command. What is substituted, quoted or built into the shell is left out, for
 * a wrong alarm is worse than none.
 */
public final class ShellPrograms {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  /** POSIX reserved words after which a command begins. */
  private static final Set<String> BEFORE_A_COMMAND =
      Set.of("!", "{", "if", "then", "elif", "else", "while", "until", "do");

  /** Programs that start the one behind them. */
  private static final Set<String> STARTERS = Set.of("exec", "command", "nohup", "time");

  /** POSIX built-in utilities and reserved words. */
  private static final Set<String> BUILT_IN =
      Set.of(
          (". : alias bg break case cd continue done echo esac eval exit export false fc fg fi for"
                  + " function getopts hash in jobs kill local printf pwd read readonly return set"
                  + " shift source test times trap true type ulimit umask unalias unset wait [ [[")
              .split(" "));

  private ShellPrograms() {}

  /** What only a shell can take apart: then nothing is said of the whole line. */
  private static final Pattern DIFFICULT =
      Pattern.compile("\\bcase\\b|\\bfunction\\b|<<|\\(\\)|\\(\\(|\\[\\[");

  /** The names, each once, in the order of the line. */
  public static List<String> of(String line) {
    if (DIFFICULT.matcher(line).find()) {
      return List.of();
    }
    List<String> programs = new ArrayList<>();
    boolean begins = true;
    for (String word : words(line)) {
      if (word.equals(";")) {
        begins = true;
      } else if (begins && !BEFORE_A_COMMAND.contains(word)) {
        if (ASSIGNMENT.matcher(word).matches() || STARTERS.contains(word)) {
          continue;
        }
        begins = false;
        boolean program = PLAIN.matcher(word).matches() && !BUILT_IN.contains(word);
        if (program && !programs.contains(word)) {
          programs.add(word);
        }
      }
    }
    return programs;
  }

  /**
   * Words, and ";" for whatever ends a command. Quotes stay, so that what is quoted is not plain.
   */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        word.append(c);
        if (c == '\\' && quote == '"' && i + 1 < line.length()) {
          word.append(line.charAt(++i));
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
        word.append(c);
      } else if (c == '\\' && i + 1 < line.length()) {
        word.append(c).append(line.charAt(++i));
      } else if (c == '#' && word.isEmpty()) {
        i = line.indexOf('\n', i) < 0 ? line.length() : line.indexOf('\n', i) - 1;
      } else if (isRedirection(line, i)) {
        word.append(c);
      } else if (";|&()\n".indexOf(c) >= 0) {
        flush(word, words);
        words.add(";");
      } else if (Character.isWhitespace(c)) {
        flush(word, words);
      } else {
        word.append(c);
      }
    }
    flush(word, words);
    return words;
  }

  /** The ampersand of {@code 2>&1}, and the bracket of a substitution, begin no command of ours. */
  private static boolean isRedirection(String line, int i) {
    char before = i == 0 ? ' ' : line.charAt(i - 1);
    char after = i + 1 == line.length() ? ' ' : line.charAt(i + 1);
    return line.charAt(i) == '&' && (before == '>' || before == '<' || after == '>');
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
