package dev.moie.plugins.arxiv;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import dev.moie.plugins.arxiv.http.PolitenessGate;
import dev.moie.plugins.arxiv.judge.profile.ProfileFile;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Configures {@link ScanAction}.
 *
 * @param source where papers come from
 * @param categories what is watched
 * @param contact who asks
 * @param profile what is looked for
 * @param maxItems how many papers the digest lists
 * @param formats which files are written
 * @param firstDays how far back the first scan goes
 * @param overlapDays how much later ones overlap
 * @param holidays when arXiv announces nothing
 * @param feedUrl where the announcement feeds are
 * @param oaiUrl where OAI-PMH is
 * @param apiUrl where the query API is
 * @param pause between requests
 */
public record ScanConfig(
    @Doc(
            "\"arxiv\"; or \"sample\", a file with an answer of the query API, or a folder of recorded"
                + " answers (feed.xml, oai/*.xml, api/*.xml)")
        @Default("arxiv")
        String source,
    @Doc(
            "Categories such as hep-th, archives such as cond-mat, or group:physics, which is what an"
                + " empty list means")
        List<String> categories,
    @Doc("Mail address or web page to be told to arXiv with every request; arXiv asks for it")
        Optional<String> contact,
    @Doc(
            "The profile by which papers are judged, in the workspace; without that file, the one that"
                + " is bundled with the plugin")
        @Default(ScanConfig.PROFILE)
        String profile,
    @Doc("How many papers of a kind the digest lists at most")
        @Default("100")
        @Range(min = 1, max = 2000)
        int maxItems,
    @Doc(
            "Which files are written: md, html, json, bib, and atom, a feed of the candidates; an empty"
                + " list means all")
        List<String> formats,
    @Doc("How many days back the very first scan goes") @Default("3") @Range(min = 0, max = 400)
        int firstDays,
    @Doc("How many days a scan overlaps the one before") @Default("2") @Range(min = 0, max = 30)
        int overlapDays,
    @Doc(
            "Evenings on which arXiv announces nothing, besides Fridays and Saturdays, as 2026-12-25;"
                + " an empty list means those that arXiv has told for 2026")
        List<String> holidays,
    @Doc("Address of the announcement feeds") @Default("https://rss.arxiv.org/rss") URI feedUrl,
    @Doc("Address of OAI-PMH") @Default("https://oaipmh.arxiv.org/oai") URI oaiUrl,
    @Doc("Address of the query API") @Default("https://export.arxiv.org/api/query") URI apiUrl,
    @Doc("Pause between the end of a request and the next; arXiv itself wants PT3S at least")
        @Default("PT3S")
        Duration pause) {

  /** Where the workspace's profile is, if there is one. */
  static final String PROFILE = ProfileFile.USUAL;

  /** All forms of the digest. */
  static final List<String> FORMATS = List.of("md", "html", "json", "bib", "atom");

  /** The source that is bundled with the plugin. */
  static final String SAMPLE = "sample";

  /** arXiv itself, or what stands in for it. */
  static final String ARXIV = "arxiv";

  private static final Set<LocalDate> HOLIDAYS =
      Set.of(
          LocalDate.of(2026, 11, 26),
          LocalDate.of(2026, 12, 25),
          LocalDate.of(2026, 12, 29),
          LocalDate.of(2026, 12, 31));

  /** Checks what the schema cannot say. */
  public ScanConfig {
    categories = List.copyOf(categories);
    formats = List.copyOf(formats);
    for (String format : formats) {
      if (!FORMATS.contains(format)) {
        throw new IllegalArgumentException(
            "formats has \"" + format + "\", which is none of " + String.join(", ", FORMATS));
      }
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("source is empty");
    }
    if (profile.isBlank()) {
      throw new IllegalArgumentException("profile is empty; leave it out for the default");
    }
    if (contact.isPresent() && !contact.get().matches("[\\x21-\\x7e]{3,200}")) {
      throw new IllegalArgumentException("contact has to be a mail address or a web page");
    }
    for (String category : categories) {
      if (!category.matches("group:physics|[a-z]+(-[a-z]+)*(\\.[A-Za-z-]+)?")) {
        throw new IllegalArgumentException(
            "categories has \"" + category + "\", which is no category such as hep-th or cs.AI");
      }
    }
    for (String holiday : holidays) {
      try {
        LocalDate.parse(holiday);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "holidays has \"" + holiday + "\", which is no date such as 2026-12-25", e);
      }
    }
    for (URI address : List.of(feedUrl, oaiUrl, apiUrl)) {
      boolean web =
          "https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme());
      if (!web || address.getHost() == null) {
        throw new IllegalArgumentException(address + " has to be an http or https address");
      }
      if (isArxiv(address) && pause.compareTo(PolitenessGate.PAUSE) < 0) {
        throw new IllegalArgumentException(
            "pause has to be PT3S at least, as arXiv asks; less is for mirrors of your own");
      }
    }
  }

  private static boolean isArxiv(URI address) {
    String host = address.getHost().toLowerCase(java.util.Locale.ROOT);
    return host.equals("arxiv.org") || host.endsWith(".arxiv.org");
  }

  /** What is watched; never empty. */
  List<String> watched() {
    return categories.isEmpty() ? List.of("group:physics") : categories;
  }

  /** When nothing is announced. */
  Set<LocalDate> pauses() {
    return holidays.isEmpty()
        ? HOLIDAYS
        : holidays.stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
  }
}
