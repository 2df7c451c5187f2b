package ${package};

/**
 * What is collected.
 *
 * @param id tells items apart; never used for another one
 * @param text the rest
 */
record Item(String id, String text) {

  /** Reads a line of the source. */
  static Item parse(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    return new Item(parts[0], parts.length == 2 ? parts[1] : "");
  }

  /** The beginning of the line that stands for this item among the records. */
  String mark() {
    return "- **" + id + "** ";
  }
}
