package dev.moie.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the commands in lines for a shell, as far as documents need it. */
public final class ShellText {
  private static final Pattern HERE =
      Pattern.compile("<<'?(\\w+)'?.*\n(?:.*\n)*?\\1\n", Pattern.MULTILINE);
  private static final Set<String> RESERVED = Set.of("if", "then", "else", "do", "while", "!");
  private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=.*", Pattern.DOTALL);

  private final String text;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellText(String text) {
    Matcher here = HERE.matcher(text);
    this.text = here.replaceAll("\n");
  }

  /** The words of each command, without quotes, comments, redirections and assignments. */
  public static List<List<String>> commands(String text) {
    ShellText shell = new ShellText(text.endsWith("\n") ? text : text + "\n");
    shell.read();
    return shell.commands;
  }

  private void read() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\\') {
        take(text.charAt(at + 1) == '\n' ? "" : text.substring(at + 1, at + 2));
        at += 2;
      } else if (next == '\'' || next == '"') {
        int end = text.indexOf(next, at + 1);
        take(text.substring(at + 1, end));
        at = end + 1;
      } else if (text.startsWith("$(", at)) {
        int end = closing(at + 1);
        commands.addAll(commands(text.substring(at + 2, end)));
        take("$()");
        at = end + 1;
      } else if (next == '#' && !inWord) {
        at = text.indexOf('\n', at);
      } else if (next == '>' || next == '<') {
        redirection();
      } else if ("\n;&|()".indexOf(next) >= 0) {
        endCommand();
        at++;
      } else if (Character.isWhitespace(next)) {
        endWord();
        at++;
      } else {
        take(text.substring(at, at + 1));
        at++;
      }
    }
    endCommand();
  }

  private void take(String part) {
    word.append(part);
    inWord |= !part.isEmpty();
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no end of $( in " + text);
  }

  /** Leaves out where the output goes, or where the input comes from. */
  private void redirection() {
    if (word.toString().matches("\\d")) {
      word = new StringBuilder();
      inWord = false;
    }
    endWord();
    while ("<>&".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    while (text.charAt(at) == ' ') {
      at++;
    }
    while (" \n;&|)".indexOf(text.charAt(at)) < 0) {
      at++;
    }
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
    }
    word = new StringBuilder();
    inWord = false;
  }

  private void endCommand() {
    endWord();
    while (!words.isEmpty()
        && (RESERVED.contains(words.get(0)) || ASSIGNMENT.matcher(words.get(0)).matches())) {
      words.remove(0);
    }
    if (!words.isEmpty()) {
      commands.add(words);
    }
    words = new ArrayList<>();
  }
}
