package dev.moie.plugins.arxiv.testing;

import java.util.List;

/**
 * A made-up paper.
 *
 * @param datestamp when its record was changed, as {@code 2026-11-24}
 * @param visible whether OAI-PMH has it
 */
public record FakePaper(
    String id,
    int versions,
    String datestamp,
    List<String> categories,
    String title,
    String comments,
    boolean deleted,
    boolean visible) {

  /** One in hep-th, with one version, changed on a day. */
  public static FakePaper of(String id, String datestamp) {
    return new FakePaper(id, 1, datestamp, List.of("hep-th"), "Paper " + id, "", false, true);
  }

  /** The same with more versions. */
  public FakePaper revised(int count, String day) {
    return new FakePaper(id, count, day, categories, title, comments, deleted, visible);
  }

  /** The same under another title. */
  public FakePaper titled(String text, String day) {
    return new FakePaper(id, versions, day, categories, text, comments, deleted, visible);
  }

  /** The same in other categories. */
  public FakePaper in(List<String> other, String day) {
    return new FakePaper(id, versions, day, other, title, comments, deleted, visible);
  }

  /** The same with other comments, and one more version. */
  public FakePaper saying(String text, String day) {
    return new FakePaper(id, versions + 1, day, categories, title, text, deleted, visible);
  }

  /** The same, deleted. */
  public FakePaper gone(String day) {
    return new FakePaper(id, versions, day, categories, title, comments, true, visible);
  }

  /** The same, which only the query API has. */
  public FakePaper hidden() {
    return new FakePaper(id, versions, datestamp, categories, title, comments, deleted, false);
  }

  boolean isIn(String set) {
    String last = set.substring(set.lastIndexOf(':') + 1);
    return visible
        && (set.isEmpty()
            || set.equals("physics")
            || deleted
            || categories.stream().anyMatch(each -> each.endsWith(last)));
  }

  String oai() {
    String header =
        "<identifier>oai:arXiv.org:" + id + "</identifier><datestamp>" + datestamp + "</datestamp>";
    if (deleted) {
      return "<record><header status=\"deleted\">" + header + "</header></record>";
    }
    StringBuilder history = new StringBuilder();
    for (int version = 1; version <= versions; version++) {
      history
          .append("<version version=\"v")
          .append(version)
          .append("\"><date>Mon, ")
          .append(version)
          .append(" Nov 2026 10:00:00 GMT</date><size>12kb</size></version>");
    }
    return "<record><header>"
        + header
        + "</header><metadata><arXivRaw xmlns=\"http://arxiv.org/OAI/arXivRaw/\"><id>"
        + id
        + "</id>"
        + history
        + "<title>"
        + title
        + "</title><authors>A. Author and B. Writer</authors><categories>"
        + String.join(" ", categories)
        + "</categories><comments>"
        + comments
        + "</comments><abstract>The abstract of "
        + id
        + "</abstract></arXivRaw></metadata></record>";
  }

  String atom() {
    return "<entry><id>http://arxiv.org/abs/"
        + id
        + "v"
        + versions
        + "</id><title>"
        + title
        + "</title><summary>The abstract of "
        + id
        + "</summary><published>2026-11-01T10:00:00Z</published>"
        + "<updated>2026-11-01T10:00:00Z</updated><author><name>A. Author</name></author>"
        + "<author><name>B. Writer</name></author>"
        + "<category term=\""
        + categories.get(0)
        + "\"/></entry>";
  }
}
