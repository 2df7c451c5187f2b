package dev.moie.plugins.arxiv.digest;

import dev.moie.plugins.arxiv.harvest.Completeness;
import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.ProfileReader;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import dev.moie.plugins.arxiv.store.Event;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A day on which every kind of thing has happened, and every title tries to do harm. */
final class HostileEdition {
  static final Instant MADE = Instant.parse("2026-11-25T06:00:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  static final String CLAIM =
      "It is widely believed that A. We show that, contrary to common belief, the second law is"
          + " violated for $T < T_c$. This holds only in two dimensions.";

  private HostileEdition() {}

  static Paper paper(String id, int versions, String title, String summary, String... authors) {
    List<PaperVersion> all = new ArrayList<>();
    for (int i = 1; i <= versions; i++) {
      all.add(new PaperVersion(i, Instant.parse("2026-11-0" + i + "T10:00:00Z"), false));
    }
    return new Paper(
        ArxivId.of(id).orElseThrow(),
        all,
        title,
        summary,
        List.of(authors),
        List.of("hep-th", "gr-qc"),
        versions > 1 ? "12 pages; <i>see</i> http://example.org" : "",
        "",
        Optional.empty());
  }

  static Event event(Event.Kind kind, Paper paper) {
    return new Event(kind, paper.id(), Optional.of(paper), MADE, DAY);
  }

  static List<Event> events() {
    List<Event> events = new ArrayList<>();
    events.add(
        event(
            Event.Kind.NEW,
            paper(
                "2611.00001",
                1,
                "<script>alert(1)</script> & <img src=x onerror=\"alert('2')\">",
                CLAIM,
                "Ann One",
                "Bálint \"Q\" <b>Two</b>")));
    events.add(
        event(
            Event.Kind.NEW,
            paper(
                "2611.00002",
                1,
                "[click](javascript:alert(1)) ![x](http://e.org/x.png) `code` | # no heading",
                CLAIM,
                "Ann One")));
    events.add(
        event(
            Event.Kind.CROSS_LISTED,
            paper(
                "2611.00003",
                1,
                "\u001b[31mred\u001b[0m \u202eevil\u202c \u0007 bell https://phish.example",
                CLAIM,
                "Doe, J. and Sons")));
    events.add(
        event(
            Event.Kind.REVISED,
            paper(
                "2611.00004",
                2,
                "Braces } , note = {x} @misc{evil, 100% of A_B & C#1 $\\alpha_1 \\in {2}$"
                    + " $\\input{/etc/passwd}$ \\write18{rm} ~ ^",
                CLAIM,
                "Zo\\'e Ångström")));
    events.add(
        event(Event.Kind.REVISED, paper("2611.00005", 2, "Typos", "We fix typos.", "Cia Three")));
    events.add(
        event(Event.Kind.NEW, paper("2611.00006", 1, "Plain", "We measure.", "Followed Author")));
    events.add(event(Event.Kind.NEW, paper("2611.00007", 1, "Muted", CLAIM, "Muted Author")));
    events.add(
        event(
            Event.Kind.WITHDRAWN, paper("2610.00001", 2, "Was <u>told</u>", "Gone.", "Dan Four")));
    events.add(
        event(Event.Kind.WITHDRAWN, paper("2610.00002", 2, "Was not told", "Gone.", "Eva Five")));
    events.add(
        new Event(
            Event.Kind.DELETED,
            ArxivId.of("2610.00003").orElseThrow(),
            Optional.empty(),
            MADE,
            DAY));
    return events;
  }

  static Profile profile() throws Exception {
    return ProfileReader.read(
        new ByteArrayInputStream(
            ("version: 1\n"
                    + "thresholds: {digest: 0.3, alert: 0.5}\n"
                    + "authors: {follow: [Followed Author], mute: [Muted Author]}\n"
                    + "card: {accepted: [\"widely believed\"], limits: [\"only in\"]}\n"
                    + "cues:\n"
                    + "  - {id: contrary, facet: claim, kind: polarity, pattern: contrary to common,"
                    + " weight: 0.9}\n")
                .getBytes(StandardCharsets.UTF_8)),
        "p.yaml");
  }

  static Reported reported() {
    Map<ArxivId, Reported.Entry> entries = new LinkedHashMap<>();
    entries.put(
        ArxivId.of("2610.00001").orElseThrow(),
        new Reported.Entry(
            LocalDate.of(2026, 10, 5),
            Instant.parse("2026-10-05T06:00:00Z"),
            1,
            "Was <u>told</u>",
            "contrary to common",
            1,
            false));
    return new Reported("urn:uuid:00000000-0000-0000-0000-000000000001", entries);
  }

  static Edition edition() throws Exception {
    return edition(reported());
  }

  static Edition edition(Reported reported) throws Exception {
    DayOfEvents day =
        new DayOfEvents(
            DAY,
            "arxiv",
            false,
            new Completeness(
                Completeness.Status.UPSTREAM_GAP,
                "2 papers & <more> are missing",
                Optional.empty()),
            events());
    Set<ArxivId> unchanged = Set.of(ArxivId.of("2611.00005").orElseThrow());
    List<Paper> papers =
        Edition.JUDGED.stream()
            .flatMap(kind -> day.of(kind).stream())
            .flatMap(event -> event.paper().stream())
            .filter(paper -> !unchanged.contains(paper.id()))
            .toList();
    Candidates candidates = Candidates.of(profile(), papers, Candidates.Seeds.NONE);
    return new Edition(day, MADE, candidates, unchanged, reported, 2);
  }
}
