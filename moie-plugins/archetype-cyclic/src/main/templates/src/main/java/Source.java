package ${package};

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where items come from: a file that others add lines to. A feed or a mailbox would stand here. */
final class Source {
  private final Path file;

  Source(Path file) {
    this.file = file;
  }

  /**
   * The items behind another one, oldest first.
   *
   * @param last the id of an item; empty for the beginning. If it is not there any more, the source
   *     has been replaced, and all of it is new.
   * @param limit at most so many
   */
  List<Item> after(String last, int limit) throws IOException {
    List<Item> all =
        Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(Item::parse).toList();
    List<Item> found = new ArrayList<>(all);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(last)) {
        found = new ArrayList<>(all.subList(i + 1, all.size()));
      }
    }
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }
}
