package dev.moie.plugins.arxiv.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.plugins.arxiv.harvest.Completeness;
import dev.moie.plugins.arxiv.judge.Candidates;
import dev.moie.plugins.arxiv.judge.profile.ProfileReader;
import dev.moie.plugins.arxiv.paper.ArxivId;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import dev.moie.plugins.arxiv.store.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CandidateDigestTest {

  private static Event event(String id, String title, String summary) {
    ArxivId known = ArxivId.of(id).orElseThrow();
    Paper paper =
        new Paper(
            known,
            List.of(new PaperVersion(1, Instant.parse("2026-11-02T10:00:00Z"), false)),
            title,
            summary,
            List.of("Ann One"),
            List.of("hep-th"),
            "",
            "",
            Optional.empty());
    return new Event(
        Event.Kind.NEW,
        known,
        Optional.of(paper),
        Instant.parse("2026-11-25T12:00:00Z"),
        LocalDate.of(2026, 11, 25));
  }

  private static String digest(Event... events) throws Exception {
    DayOfEvents day =
        new DayOfEvents(
            LocalDate.of(2026, 11, 25),
            "arxiv",
            false,
            new Completeness(Completeness.Status.OK, "", Optional.empty()),
            List.of(events));
    Candidates candidates =
        Candidates.of(
            ProfileReader.bundled(),
            Stream.of(events).flatMap(event -> event.paper().stream()).toList(),
            new Candidates.Seeds(List.of(), List.of()));
    return MarkdownDigest.of(
        new Edition(
            day,
            Instant.parse("2026-11-25T12:00:00Z"),
            candidates,
            Set.of(),
            Reported.nothing(),
            100));
  }

  @Test
  void candidates_stand_first_with_the_reason_and_all_papers_follow() throws Exception {
    String digest =
        digest(
            event("2611.00001", "Plain", "We measure a mass."),
            event(
                "2611.00002",
                "Heat",
                "We show that, contrary to common belief, the <b>second law</b> is not obeyed."));

    assertThat(digest).contains("- Judged: 2, of which candidates: 1\n");
    assertThat(digest.indexOf("## Candidates")).isPositive().isLessThan(digest.indexOf("## New\n"));
    String candidates = digest.substring(0, digest.indexOf("## New\n"));
    assertThat(candidates)
        .contains("### Heat", "Score 0.", "claim 0.", "Card, candidate, ")
        .contains(": \"contrary to common\" in \"We show that, contrary")
        .contains("- Claimed: \"We show that")
        .contains("\\<b\\>second law")
        .doesNotContain("### Plain", "<b>");
    assertThat(digest.substring(digest.indexOf("## New\n"))).contains("### Plain", "### Heat");
  }

  @Test
  void without_a_candidate_there_is_no_such_part() throws Exception {
    assertThat(digest(event("2611.00001", "Plain", "We measure a mass.")))
        .contains("- Judged: 1, of which candidates: 0\n")
        .doesNotContain("## Candidates");
  }

  @Test
  void how_many_were_left_out_is_told() throws Exception {
    Event[] events = new Event[25];
    for (int i = 0; i < events.length; i++) {
      events[i] =
          event(
              String.format("2611.%05d", i + 1),
              "Paper",
              "We show that, contrary to common belief, the law is not obeyed.");
    }
    assertThat(digest(events)).contains("5 more candidates are left out.");
  }
}
