package dev.moie.plugins.notebook.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.plugins.notebook.entry.Draft;
import dev.moie.plugins.notebook.entry.Entry;
import dev.moie.plugins.notebook.entry.EntryException;
import dev.moie.plugins.notebook.entry.Notebook;
import dev.moie.plugins.notebook.entry.NotebookIndex;
import dev.moie.plugins.notebook.entry.Notebooks;
import dev.moie.plugins.notebook.entry.Priority;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be asked of a notebook: add, list, search, done. */
final class NotebookOrders {
  private static final int MINUTES = 100_000;
  private static final int SESSIONS = 9_999;
  private static final int MOST = 100_000;

  private final Notebook notebook;
  private final Notebooks notebooks;
  private final CommandIo io;

  NotebookOrders(Notebook notebook, Clock clock, CommandIo io) {
    this.notebook = notebook;
    this.notebooks = new Notebooks(io.files(), clock);
    this.io = io;
  }

  int run(List<String> arguments) throws IOException, InterruptedException {
    Words words = Words.of(arguments, "--all");
    try {
      return switch (words.order()) {
        case "add" -> add(words);
        case "list" -> list(words);
        case "search" -> search(words);
        case "done" -> done(words);
        case "" -> throw Refusal.usage("say what to do: " + orders());
        default ->
            throw Refusal.usage(Plain.quoted(words.order()) + " is none of its words: " + orders());
      };
    } catch (EntryException e) {
      return Refusal.usage(e.getMessage()).tell(notebook.word(), io);
    } catch (Refusal e) {
      return e.tell(notebook.word(), io);
    }
  }

  private String orders() {
    return notebook.hasDone() ? "add, list, search, done" : "add, list, search";
  }

  private int add(Words words) throws Refusal, EntryException, IOException, InterruptedException {
    List<String> taken = new ArrayList<>(List.of("--session", "--minutes"));
    notebook.fields().forEach(label -> taken.add(option(label)));
    words.takeOnly(notebook.word(), taken.toArray(String[]::new));
    if (words.rest().isEmpty()) {
      throw Refusal.usage(
          "add wants a title, such as: moie "
              + notebook.word()
              + " add \"Cache the index\" --why \"it is read at each beat\"");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String label : notebook.fields()) {
      words.last(option(label)).ifPresent(value -> fields.put(label, value));
    }
    if (fields.containsKey("Priority")) {
      fields.put("Priority", priority(fields.get("Priority")).word());
    }
    words.number("--minutes", MINUTES).ifPresent(n -> fields.put("Time", n + " minutes"));
    Draft draft =
        new Draft(String.join(" ", words.rest()), fields, words.number("--session", SESSIONS));
    Notebooks.Added added = notebooks.add(notebook, draft);
    index();
    Entry entry = added.entry();
    if (io.json()) {
      ObjectNode answer = answer("add").put("added", added.added());
      answer.set("entry", EntryJson.of(entry));
      added.splitInto().ifPresent(part -> answer.put("split_into", part));
      io.out().println(answer);
      return 0;
    }
    added
        .splitInto()
        .ifPresent(
            part ->
                io.out()
                    .println(
                        notebook.file()
                            + " had grown long; what was in it is in "
                            + part
                            + " now"));
    io.out()
        .println(
            (added.added() ? "added " : "already there, nothing was written: ")
                + entry.id()
                + " in "
                + entry.file()
                + ":"
                + entry.line());
    return 0;
  }

  private static String option(String label) {
    return "--" + label.toLowerCase(Locale.ROOT);
  }

  private static Priority priority(String text) throws Refusal {
    List<Priority> all =
        Arrays.stream(Priority.values()).filter(each -> each != Priority.NONE).toList();
    return all.stream()
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.usage(
                    "--priority "
                        + Plain.quoted(text)
                        + " has to be one of "
                        + all.stream()
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private int list(Words words) throws Refusal, IOException {
    words.takeOnly(notebook.word(), "--all", "--priority", "--limit");
    words.noMore();
    Optional<String> named = words.last("--priority");
    Optional<Priority> only =
        named.isPresent() ? Optional.of(priority(named.get())) : Optional.empty();
    List<Entry> entries = new ArrayList<>(notebooks.read(notebook).entries());
    Collections.reverse(entries);
    return tell(
        "list",
        entries.stream()
            .filter(entry -> !entry.done() || words.has("--all"))
            .filter(entry -> only.isEmpty() || entry.priority() == only.get())
            .sorted(Comparator.comparing(Entry::priority))
            .toList(),
        words.number("--limit", MOST).orElse(MOST));
  }

  private int search(Words words) throws Refusal, IOException {
    words.takeOnly(notebook.word(), "--limit");
    List<String> wanted =
        words.rest().stream()
            .flatMap(word -> Arrays.stream(word.strip().split("\\s+")))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    if (wanted.isEmpty()) {
      throw Refusal.usage("search wants words, such as: moie " + notebook.word() + " search cache");
    }
    List<Entry> entries = new ArrayList<>(notebooks.read(notebook).entries());
    Collections.reverse(entries);
    return tell(
        "search",
        entries.stream()
            .filter(
                entry -> {
                  String text =
                      (entry.title() + "\n" + entry.text() + "\n" + entry.fields())
                          .toLowerCase(Locale.ROOT);
                  return wanted.stream().allMatch(text::contains);
                })
            .toList(),
        words.number("--limit", MOST).orElse(MOST));
  }

  private int tell(String order, List<Entry> entries, int limit) {
    List<Entry> shown = entries.subList(0, Math.min(limit, entries.size()));
    if (io.json()) {
      ObjectNode answer = answer(order).put("total", entries.size());
      ArrayNode list = answer.putArray("entries");
      shown.forEach(entry -> list.add(EntryJson.of(entry)));
      io.out().println(answer);
      return 0;
    }
    for (Entry entry : shown) {
      StringBuilder line = new StringBuilder(entry.id());
      line.append(entry.done() ? "  done  " : "  ");
      line.append(Plain.line(entry.title()));
      String priority = entry.priority().word();
      line.append(priority.isEmpty() ? "" : ", " + priority.toLowerCase(Locale.ROOT));
      entry.minutes().ifPresent(minutes -> line.append(", ").append(minutes).append(" min"));
      entry.date().ifPresent(date -> line.append(", ").append(date));
      line.append("  (").append(entry.file()).append(':').append(entry.line()).append(')');
      io.out().println(line);
    }
    if (entries.isEmpty()) {
      io.err().println("nothing in " + notebook.file() + (order.equals("list") ? "" : " fits"));
    } else if (shown.size() < entries.size()) {
      io.err().println("and " + (entries.size() - shown.size()) + " more");
    }
    return 0;
  }

  private int done(Words words) throws Refusal, EntryException, IOException, InterruptedException {
    if (!notebook.hasDone()) {
      throw Refusal.usage("patterns are not done: they hold; its words are " + orders());
    }
    words.takeOnly(notebook.word(), "--how");
    if (words.rest().size() != 1) {
      throw Refusal.usage(
          "done wants one id, as moie " + notebook.word() + " list tells them in front");
    }
    Entry entry = notebooks.done(notebook, words.rest().get(0), words.last("--how").orElse(""));
    index();
    if (io.json()) {
      ObjectNode answer = answer("done").put("was_done", entry.done());
      answer.set("entry", EntryJson.of(entry).put("done", true));
      io.out().println(answer);
    } else {
      io.out()
          .println(
              (entry.done() ? "was done already: " : "done: ")
                  + entry.id()
                  + " "
                  + Plain.line(entry.title()));
    }
    return 0;
  }

  private ObjectNode answer(String order) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("command", notebook.word())
        .put("order", order)
        .put("file", notebook.file());
  }

  /** The index can be made again; that it cannot be written does not undo what was added. */
  private void index() throws EntryException, InterruptedException {
    try {
      NotebookIndex.write(io.files(), notebooks);
    } catch (IOException e) {
      io.err()
          .println("moie: " + notebook.word() + ": no index: " + Plain.line("" + e.getMessage()));
    }
  }
}
