package dev.moie.plugins.arxiv;

import dev.moie.plugins.arxiv.digest.Edition;
import dev.moie.plugins.arxiv.digest.Gone;
import dev.moie.plugins.arxiv.digest.Reported;
import dev.moie.plugins.arxiv.judge.Candidate;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.store.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people are told of at once; each thing once, however often a day is scanned. */
final class Alerts {

  /** One of them. */
  record Alert(String subject, String message) {}

  /** More than these are told as a number: the engine would drop them. */
  private static final int MOST = 40;

  private Alerts() {}

  static List<Alert> of(Edition edition, Reported reported) {
    List<Alert> alerts = new ArrayList<>();
    if (edition.day().invented()) {
      return alerts;
    }
    for (Gone gone : edition.gone()) {
      if (!gone.toldBefore()) {
        alerts.add(
            new Alert(
                "arxiv/withdrawn",
                gone.title()
                    + ", of which the digest told on "
                    + gone.reported()
                    + (gone.kind() == Event.Kind.DELETED ? ", was deleted " : ", is withdrawn ")
                    + gone.id().page()));
      }
    }
    for (Candidate candidate : edition.candidates().listed()) {
      Paper paper = candidate.paper();
      if (candidate.alert() && !reported.hasAlerted(paper.id(), paper.latest().number())) {
        alerts.add(
            new Alert(
                candidate.followed() ? "arxiv/followed" : "arxiv/candidate",
                paper.title()
                    + " ("
                    + (candidate.followed()
                        ? String.join(", ", paper.authors())
                        : String.format(Locale.ROOT, "score %.2f", candidate.judgement().score()))
                    + ") "
                    + paper.page()));
      }
    }
    if (alerts.size() <= MOST) {
      return alerts;
    }
    List<Alert> some = new ArrayList<>(alerts.subList(0, MOST));
    some.add(new Alert("arxiv/more", (alerts.size() - MOST) + " more alerts are in the digest"));
    return some;
  }
}
