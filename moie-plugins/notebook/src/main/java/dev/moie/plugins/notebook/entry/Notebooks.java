package dev.moie.plugins.notebook.entry;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The notebooks of a workspace. They only grow: what stands in a file stays, byte for byte, and
 * what is added comes behind it. One process writes at a time; whoever reads sees the file before
 * or after.
 */
public final class Notebooks {
  /** After so many lines the next entry begins a new file: the original's own rule. */
  public static final int LINES = 2500;

  /** What may close what a file has left open: a code block, a comment. */
  private static final List<String> OPENINGS = List.of("", "```\n\n", "~~~\n\n", "-->\n\n");

  private final WorkspaceFiles files;
  private final Clock clock;
  private final int limit;

  /** The notebooks of a workspace, split after {@link #LINES}. */
  public Notebooks(WorkspaceFiles files, Clock clock) {
    this(files, clock, LINES);
  }

  Notebooks(WorkspaceFiles files, Clock clock, int limit) {
    this.files = files;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * What came of adding an entry.
   *
   * @param added false if the same entry was there
   * @param entry the new entry, or the one that was there
   * @param splitInto the part that the file was moved to, if it had grown past the limit
   */
  public record Added(boolean added, Entry entry, Optional<String> splitInto) {}

  /** Reads a notebook. */
  public Contents read(Notebook notebook) throws IOException {
    return Contents.of(notebook, Parts.read(notebook, files.root()));
  }

  /**
   * Adds an entry, unless one with the same title is there and not done.
   *
   * @throws EntryException if the notebook cannot hold it; nothing is written then
   */
  public Added add(Notebook notebook, Draft asked)
      throws IOException, EntryException, InterruptedException {
    Draft draft = asked.fitting(notebook);
    Added added = NotebookLock.within(files.data(), () -> addAlone(notebook, draft));
    return added;
  }

  private Added addAlone(Notebook notebook, Draft draft) throws IOException, EntryException {
    Parts parts = Parts.read(notebook, files.root());
    Contents before = Contents.of(notebook, parts);
    Optional<Entry> same = before.same(draft.title());
    if (same.isPresent()) {
      return new Added(false, same.get(), Optional.empty());
    }
    Optional<String> split = Optional.empty();
    byte[] current = parts.current();
    if (PageReader.read(notebook, Parts.text(current)).lines() > limit) {
      split = Optional.of(notebook.part(parts.next()));
      write(split.get(), current);
      parts.older().put(parts.next(), current);
      current = new byte[0];
    }
    if (current.length == 0) {
      current = bytes(Composer.head(notebook, parts.names(notebook)));
    }
    Page page = PageReader.read(notebook, Parts.text(current));
    Composer composer =
        new Composer(notebook, Parts.text(current), page, LocalDate.now(clock), draft.session());
    for (String opening : OPENINGS) {
      byte[] grown = joined(current, composer.entry(draft, opening));
      List<Entry> after = Contents.of(notebook, new Parts(parts.older(), grown)).entries();
      if (after.size() == before.entries().size() + 1) {
        Entry last = after.get(after.size() - 1);
        if (EntryText.key(last.title()).equals(EntryText.key(titleKept(draft.title())))) {
          write(notebook.file(), grown);
          return new Added(true, last, split);
        }
      }
    }
    throw unreadable(notebook);
  }

  /** A title that ends with minutes in brackets is read without them. */
  private static String titleKept(String title) {
    Page page = PageReader.read(Notebook.NOTES, "### 1. " + EntryText.inline(title) + "\n");
    return page.found().isEmpty() ? title : page.found().get(0).title();
  }

  /**
   * Notes that an entry is done.
   *
   * @return the entry; as it was before, so that one that was done already says so
   * @throws EntryException if there is no such entry
   */
  public Entry done(Notebook notebook, String id, String how)
      throws IOException, EntryException, InterruptedException {
    new Draft(
            "done", java.util.Map.of(notebook.fields().get(0), how), java.util.OptionalInt.empty())
        .fitting(notebook);
    return NotebookLock.within(files.data(), () -> doneAlone(notebook, id, how));
  }

  private Entry doneAlone(Notebook notebook, String id, String how)
      throws IOException, EntryException {
    Parts parts = Parts.read(notebook, files.root());
    Entry entry =
        Contents.of(notebook, parts)
            .byId(id)
            .orElseThrow(
                () ->
                    new EntryException(
                        "no entry, or more than one, has the id \""
                            + EntryText.line(id)
                            + "\"; moie "
                            + notebook.word()
                            + " list tells them"));
    if (entry.done()) {
      return entry;
    }
    byte[] current =
        parts.current().length == 0
            ? bytes(Composer.head(notebook, parts.names(notebook)))
            : parts.current();
    Page page = PageReader.read(notebook, Parts.text(current));
    Composer composer =
        new Composer(
            notebook,
            Parts.text(current),
            page,
            LocalDate.now(clock),
            java.util.OptionalInt.empty());
    for (String opening : OPENINGS) {
      byte[] grown = joined(current, composer.done(entry, how, opening));
      if (Contents.of(notebook, new Parts(parts.older(), grown))
          .byId(entry.id())
          .filter(Entry::done)
          .isPresent()) {
        write(notebook.file(), grown);
        return entry;
      }
    }
    throw unreadable(notebook);
  }

  private EntryException unreadable(Notebook notebook) {
    Path file = files.root().resolve(notebook.file());
    return new EntryException(
        "what would be added to "
            + file
            + " could not be read back: something at its end, such as a comment or a code block,"
            + " is not closed; close it, and try again. Nothing was written");
  }

  private void write(String name, byte[] content) throws IOException {
    files.write(files.root().resolve(name), content, WriteOptions.defaults());
  }

  private static byte[] joined(byte[] before, String added) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(before);
    whole.write(bytes(added));
    return whole.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
