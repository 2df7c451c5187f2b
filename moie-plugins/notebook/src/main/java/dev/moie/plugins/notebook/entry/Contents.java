package dev.moie.plugins.notebook.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a notebook says, of its older parts too.
 *
 * @param entries in the order in which they were added
 */
public record Contents(List<Entry> entries) {

  static Contents of(Notebook notebook, Parts parts) {
    Map<String, Integer> occurrences = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    Set<String> done = new HashSet<>();
    parts
        .older()
        .forEach(
            (number, bytes) ->
                read(notebook, notebook.part(number), bytes, entries, occurrences, done));
    read(notebook, notebook.file(), parts.current(), entries, occurrences, done);
    return new Contents(
        entries.stream().map(entry -> done.contains(entry.id()) ? ticked(entry) : entry).toList());
  }

  private static void read(
      Notebook notebook,
      String file,
      byte[] bytes,
      List<Entry> entries,
      Map<String, Integer> occurrences,
      Set<String> done) {
    Page page = PageReader.read(notebook, Parts.text(bytes));
    for (Page.Found each : page.found()) {
      String key = EntryText.key(each.title());
      entries.add(
          new Entry(
              EntryText.id(key, occurrences.merge(key, 1, Integer::sum)),
              each.title(),
              each.date(),
              each.session(),
              each.section(),
              each.fields(),
              each.text(),
              each.ticked(),
              file,
              each.line()));
    }
    done.addAll(page.done());
  }

  private static Entry ticked(Entry entry) {
    return new Entry(
        entry.id(),
        entry.title(),
        entry.date(),
        entry.session(),
        entry.section(),
        entry.fields(),
        entry.text(),
        true,
        entry.file(),
        entry.line());
  }

  /** The entry that a new one with this title would repeat: what is done may come again. */
  public Optional<Entry> same(String title) {
    return titled(title).stream().filter(entry -> !entry.done()).findFirst();
  }

  /** All entries with this title, done or not. */
  public List<Entry> titled(String title) {
    String key = EntryText.key(title);
    return entries.stream().filter(entry -> EntryText.key(entry.title()).equals(key)).toList();
  }

  /** The entry with an id, or whose id begins so if only one does. */
  public Optional<Entry> byId(String id) {
    List<Entry> fitting =
        entries.stream().filter(entry -> !id.isEmpty() && entry.id().startsWith(id)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /** Those that are not done. */
  public List<Entry> open() {
    return entries.stream().filter(entry -> !entry.done()).toList();
  }
}
