package dev.moie.plugins.arxiv;

import java.util.List;

/**
 * A paper, as an Atom answer describes it.
 *
 * @param id without version, such as {@code 2512.01234} or {@code hep-th/9901001}
 * @param version counted from 1
 * @param title white space collapsed
 * @param summary white space collapsed
 * @param published the date of the first version, as given
 * @param updated the date of this version, as given
 * @param authors in their order
 * @param categories the primary one first
 */
record Paper(
    String id,
    int version,
    String title,
    String summary,
    String published,
    String updated,
    List<String> authors,
    List<String> categories) {

  Paper {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
  }

  String link() {
    return "https://arxiv.org/abs/" + id + "v" + version;
  }
}
