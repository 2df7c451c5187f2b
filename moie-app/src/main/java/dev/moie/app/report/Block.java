package dev.moie.app.report;

import java.util.List;

/** A part of a report, whatever it is written in. */
sealed interface Block {

  /** A heading; 1 is that of the whole. */
  record Heading(int level, String text) implements Block {}

  /** A paragraph. */
  record Text(String text) implements Block {}

  /** Names and values. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** One of them. */
  record Fact(String name, String value) {}

  /** Items that belong together. */
  record Items(List<String> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Output as it was printed. */
  record Output(List<String> lines) implements Block {
    public Output {
      lines = List.copyOf(lines);
    }
  }

  /** Rows under the names of their columns. */
  record Table(List<String> columns, List<List<String>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
