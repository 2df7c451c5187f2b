package dev.moie.plugins.arxiv.store;

/**
 * A place in the record of events.
 *
 * @param file the number of the file
 * @param offset in bytes, at the beginning of a line
 */
public record Position(int file, long offset) implements Comparable<Position> {
  /** Before everything. */
  public static final Position START = new Position(1, 0);

  @Override
  public int compareTo(Position other) {
    return file == other.file
        ? Long.compare(offset, other.offset)
        : Integer.compare(file, other.file);
  }
}
