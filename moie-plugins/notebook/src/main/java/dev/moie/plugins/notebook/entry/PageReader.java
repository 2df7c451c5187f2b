package dev.moie.plugins.notebook.entry;

import dev.moie.plugins.notebook.entry.Page.Found;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a file of a notebook, also one that people or the original's sessions wrote. An entry is a
 * heading of the third or fourth level, or a numbered item with a bold title, that has a number, a
 * date, minutes or at least one field; in {@link Notebook#PATTERNS} also a topic of the sections of
 * patterns. Everything else is text between entries.
 */
final class PageReader {
  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})");
  private static final Pattern SESSION =
      Pattern.compile("\\bSession\\s+(\\d{1,4})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATED =
      Pattern.compile(
          "^\\d{4}-\\d{2}-\\d{2}(?:\\s+Session\\s+\\d{1,4})?\\s*(?::|\\s-)\\s*(.+)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("^\\d{1,4}\\.\\s+(.+)$");
  private static final Pattern TIMED =
      Pattern.compile(
          "^(.+?)\\s*\\(([^()]*\\d\\s*(?:min(?:ute)?s?|h(?:our)?s?))\\)\\s*(\\u2705?)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FIELD =
      Pattern.compile(
          "^\\s*(?:[-*+]\\s+)?\\*\\*([A-Za-z][A-Za-z ]{0,30}?)(?::\\*\\*|\\*\\*\\s*:)\\s*(.*)$");
  private static final Pattern DONE = Pattern.compile("^\\s*- \\[[xX]\\] `([0-9a-f]{8})`.*");
  private static final Set<String> LABELS =
      Set.of(
          "Kind",
          "Priority",
          "Severity",
          "Time",
          "Why",
          "What",
          "How",
          "Benefit",
          "Category",
          "Discovery",
          "Evidence",
          "Validation",
          "Implementation",
          "Use Case",
          "Reason",
          "Method");
  private static final Set<String> TOPICS =
      Set.of("efficiency patterns", "system architecture notes");

  /** A heading that goes on after that is cut, for no pattern is fast on a line of a megabyte. */
  private static final int LONGEST = 1000;

  private final Notebook notebook;
  private final List<String> lines;
  private final List<Found> found = new ArrayList<>();
  private String section = "";
  private String lastSection = "";

  /** A heading of the third level that is no entry, such as "High Priority". */
  private String group = "";

  private PageReader(Notebook notebook, String text) {
    this.notebook = notebook;
    this.lines = text.lines().toList();
  }

  /** A place where an entry may begin, or where the one before ends. */
  private record Start(int line, String raw, boolean item, int level, boolean strong) {}

  static Page read(Notebook notebook, String text) {
    return new PageReader(notebook, text).page(text);
  }

  private Page page(String text) {
    Node document =
        Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(text);
    List<Start> starts = new ArrayList<>();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        starts.add(
            new Start(line(node), title(lines.get(line(node))), false, heading.getLevel(), false));
      } else if (node instanceof OrderedList) {
        for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
          item(item).ifPresent(starts::add);
        }
      }
    }
    Set<String> done = new LinkedHashSet<>();
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1).line() : lines.size();
      if (!start.item() && start.level() <= 2) {
        section = start.raw();
        group = "";
        lastSection = start.level() == 2 ? section : lastSection;
        if (section.startsWith("DONE")) {
          lines.subList(start.line(), end).stream()
              .map(DONE::matcher)
              .filter(Matcher::matches)
              .forEach(each -> done.add(each.group(1)));
        }
      } else {
        Optional<Found> entry =
            entry(start, lines.subList(start.line() + 1, Math.max(start.line() + 1, end)));
        entry.ifPresent(found::add);
        if (!start.item() && start.level() == 3) {
          group = entry.isPresent() ? "" : start.raw();
        }
      }
    }
    return new Page(found, done, lastSection, lines.size());
  }

  private static int line(Node node) {
    return node.getSourceSpans().get(0).getLineIndex();
  }

  /** The text of a heading's line, also of one that is underlined. */
  private static String title(String line) {
    return line.strip().replaceFirst("^#{1,6}\\s*", "").replaceFirst("\\s+#+$", "").strip();
  }

  private Optional<Start> item(Node item) {
    if (item instanceof ListItem
        && item.getFirstChild() instanceof Paragraph first
        && first.getFirstChild() instanceof StrongEmphasis) {
      String raw = lines.get(line(item)).strip();
      Matcher bold = Pattern.compile("^(\\d{1,9}[.)]\\s+)\\*\\*(.+?)\\*\\*(.*)$").matcher(raw);
      if (bold.matches()) {
        String title = bold.group(1).replace(')', '.') + bold.group(2).replaceFirst(":$", "");
        return Optional.of(new Start(line(item), title + bold.group(3), true, 4, true));
      }
    }
    return Optional.empty();
  }

  private Optional<Found> entry(Start start, List<String> below) {
    String title = start.raw().substring(0, Math.min(LONGEST, start.raw().length()));
    Optional<LocalDate> own = day(title);
    OptionalInt session = session(title);
    boolean marked = false;
    Matcher dated = DATED.matcher(title);
    Matcher number = NUMBER.matcher(title);
    if (dated.matches()) {
      title = dated.group(1);
      marked = true;
    } else if (number.matches()) {
      title = number.group(1);
      marked = !start.item();
    }
    boolean ticked = title.contains("\u2705");
    Map<String, String> fields = fields(below);
    Matcher timed = TIMED.matcher(title);
    if (timed.matches()) {
      title = timed.group(1);
      fields.putIfAbsent("Time", timed.group(2));
      marked = true;
    }
    marked |= fields.keySet().stream().anyMatch(LABELS::contains);
    marked |= notebook == Notebook.PATTERNS && TOPICS.contains(plainSection());
    title = EntryText.line(EntryText.plain(title.replace("\u2705", "")));
    if (!marked || title.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Found(
            title,
            own.or(() -> day(section)),
            session.isPresent() ? session : session(section),
            group.isEmpty() ? section : section + ": " + group,
            fields,
            String.join("\n", below).strip(),
            ticked,
            start.line() + 1));
  }

  private String plainSection() {
    return section.replaceAll("[^A-Za-z ]", "").strip().toLowerCase(java.util.Locale.ROOT);
  }

  private static Map<String, String> fields(List<String> below) {
    Map<String, String> fields = new LinkedHashMap<>();
    String label = "";
    boolean code = false;
    for (String line : below) {
      code ^= line.strip().startsWith("```") || line.strip().startsWith("~~~");
      Matcher field = FIELD.matcher(line);
      if (!code && field.matches()) {
        label = field.group(1).strip();
        fields.putIfAbsent(label, EntryText.plain(field.group(2)).strip());
      } else if (code || !line.startsWith("  ") || line.isBlank()) {
        label = "";
      } else if (!label.isEmpty()) {
        fields.merge(label, EntryText.plain(line.substring(2)), (a, b) -> a + "\n" + b);
      }
    }
    return fields;
  }

  private static Optional<LocalDate> day(String text) {
    Matcher day = DAY.matcher(text);
    try {
      return day.find() ? Optional.of(LocalDate.parse(day.group(1))) : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static OptionalInt session(String text) {
    Matcher session = SESSION.matcher(text);
    return session.find()
        ? OptionalInt.of(Integer.parseInt(session.group(1)))
        : OptionalInt.empty();
  }
}
