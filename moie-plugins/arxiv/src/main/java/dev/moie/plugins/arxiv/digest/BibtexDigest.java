package dev.moie.plugins.arxiv.digest;

import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.paper.Paper;
import java.text.Normalizer;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The candidates as BibTeX: {@code @misc} with eprint, archivePrefix and primaryClass. */
public final class BibtexDigest {
  /** Words with which titles begin, and which name nothing. */
  private static final Set<String> EMPTY =
      Set.of("a", "an", "the", "on", "of", "in", "for", "to", "from", "with", "and", "is", "are");

  private final Set<String> keys = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private BibtexDigest() {}

  /** Writes them. */
  public static String of(List<Candidate> candidates) {
    BibtexDigest digest = new BibtexDigest();
    digest.text.append("% ").append(Edition.THANKS).append('\n');
    candidates.forEach(each -> digest.entry(each.paper()));
    return digest.text.toString();
  }

  private void entry(Paper paper) {
    text.append("\n@misc{").append(key(paper)).append(",\n");
    field("title", "{" + BibtexText.escape(paper.title()) + "}");
    field(
        "author",
        paper.authors().stream().map(BibtexDigest::author).collect(Collectors.joining(" and ")));
    field("year", Integer.toString(paper.submitted().atZone(ZoneOffset.UTC).getYear()));
    field("eprint", paper.id().toString());
    field("archivePrefix", "arXiv");
    paper.primaryCategory().ifPresent(name -> field("primaryClass", BibtexText.escape(name)));
    paper.doi().ifPresent(doi -> field("doi", BibtexText.escape(doi)));
    if (!paper.journal().isEmpty()) {
      field("note", BibtexText.escape(paper.journal()));
    }
    field("url", paper.id().page());
    text.append("}\n");
  }

  private void field(String name, String value) {
    text.append("  ").append(name).append(" = {").append(value).append("},\n");
  }

  /** A name that BibTeX would take apart in its own way is kept together. */
  private static String author(String name) {
    String safe = BibtexText.escape(name);
    boolean together =
        safe.contains(",") || (" " + safe.toLowerCase(Locale.ROOT) + " ").contains(" and ");
    return together ? "{" + safe + "}" : safe;
  }

  /** Last name, year, first word of the title; a letter more where that is taken. */
  private String key(Paper paper) {
    String author = paper.authors().isEmpty() ? "" : paper.authors().get(0).strip();
    String last = plain(author.substring(author.lastIndexOf(' ') + 1));
    String word = "";
    for (String each : PlainText.line(paper.title()).split("[\\s-]+", -1)) {
      word = word.isEmpty() && !EMPTY.contains(plain(each)) ? plain(each) : word;
    }
    String base =
        (last.isEmpty() ? "anon" : last)
            + paper.submitted().atZone(ZoneOffset.UTC).getYear()
            + word;
    String key = base;
    for (int i = 0; !keys.add(key); i++) {
      key = i < 26 ? base + "-" + (char) ('a' + i) : base + "-" + (i + 1);
    }
    return key;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z0-9]", "")
        .toLowerCase(Locale.ROOT);
  }
}
