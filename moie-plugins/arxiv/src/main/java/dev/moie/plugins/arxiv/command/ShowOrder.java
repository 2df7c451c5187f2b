package dev.moie.plugins.arxiv.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.corpus.CorpusReader.Entry;
import dev.moie.plugins.arxiv.judge.Card;
import dev.moie.plugins.arxiv.judge.Judge;
import dev.moie.plugins.arxiv.judge.Judgement;
import dev.moie.plugins.arxiv.judge.JudgementJson;
import dev.moie.plugins.arxiv.judge.PaperText;
import dev.moie.plugins.arxiv.judge.Term;
import dev.moie.plugins.arxiv.judge.feedback.Feedback;
import dev.moie.plugins.arxiv.judge.feedback.FeedbackFile;
import dev.moie.plugins.arxiv.judge.profile.Facet;
import dev.moie.plugins.arxiv.judge.profile.Profile;
import dev.moie.plugins.arxiv.judge.profile.ProfileException;
import dev.moie.plugins.arxiv.judge.profile.ProfileFile;
import dev.moie.plugins.arxiv.paper.Paper;
import dev.moie.plugins.arxiv.paper.PaperJson;
import dev.moie.plugins.arxiv.paper.PaperReference;
import dev.moie.plugins.arxiv.paper.PaperVersion;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code moie arxiv show ID}: the paper, and what the profile's cues say of it. What depends on the
 * other papers of a day, or on what was liked, is not part of that score.
 */
record ShowOrder(Words words, Library library, CommandIo io) {

  int run() throws IOException, Answer {
    words.takeOnly("--profile");
    PaperReference asked = words.paper();
    Profile profile = profile();
    Feedback feedback = new FeedbackFile(io.files()).read();
    try (CorpusReader corpus = library.open()) {
      Entry entry = library.entry(corpus, asked);
      PaperText text = PaperText.of(entry.paper());
      Judgement judgement = new Judge(profile).judge(text);
      String said =
          feedback.liked().contains(asked.id())
              ? "liked"
              : feedback.disliked().contains(asked.id()) ? "disliked" : "";
      if (io.json()) {
        json(entry, judgement, profile, said);
      } else {
        page(entry, judgement, asked, said);
      }
      return 0;
    }
  }

  private Profile profile() throws IOException, Answer {
    try {
      return ProfileFile.read(words.last("--profile").orElse(ProfileFile.USUAL), io.files());
    } catch (ProfileException e) {
      throw Answer.problem(String.join("; ", e.problems()));
    }
  }

  private void json(Entry entry, Judgement judgement, Profile profile, String said) {
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("schema", 1).put("command", "show");
    ObjectNode paper = PaperJson.of(entry.paper());
    ArrayNode versions = paper.putArray("versions");
    for (PaperVersion version : entry.paper().versions()) {
      versions
          .addObject()
          .put("number", version.number())
          .put("submitted", version.submitted().toString())
          .put("withdrawn", version.withdrawn());
    }
    paper.put("announced", entry.announced().toString()).put("deleted", entry.deleted());
    all.set("paper", paper);
    all.set(
        "judgement",
        JudgementJson.of(judgement, Card.of(profile, PaperText.of(entry.paper()), judgement)));
    if (!said.isEmpty()) {
      all.put("feedback", said);
    }
    io.out().println(all);
  }

  private void page(Entry entry, Judgement judgement, PaperReference asked, String said) {
    Page page = Page.on(io);
    Paper paper = entry.paper();
    page.title(paper.title());
    page.text("", String.join(", ", paper.authors()));
    page.gap();
    page.text("", paper.page());
    page.text("", String.join(" ", paper.categories()));
    for (PaperVersion version : paper.versions()) {
      page.text(
          "",
          "v"
              + version.number()
              + " "
              + version.submitted().atZone(ZoneOffset.UTC).toLocalDate()
              + (version.withdrawn() ? ", withdrawn" : ""));
    }
    List<String> notes = new ArrayList<>();
    asked
        .version()
        .ifPresent(
            number -> {
              if (number != paper.latest().number()) {
                notes.add(
                    "Asked for v" + number + "; the text is that of the latest version here.");
              }
            });
    notes.add("First told of on " + entry.announced() + ".");
    if (entry.deleted()) {
      notes.add("Deleted by arXiv.");
    }
    if (!said.isEmpty()) {
      notes.add("You " + said + " it.");
    }
    page.text("", String.join(" ", notes));
    field(page, "Comments: ", paper.comments());
    field(page, "Journal: ", paper.journal());
    field(page, "DOI: ", paper.doi().orElse(""));
    page.gap();
    page.text("", paper.summary());
    page.gap();
    page.text("", score(judgement));
    for (Term term : judgement.terms()) {
      page.text(
          "  ",
          number(term.weight())
              + " "
              + term.cue().id()
              + ": \""
              + term.matched()
              + "\" in \""
              + term.sentence()
              + "\"");
    }
  }

  private static void field(Page page, String name, String value) {
    if (!value.isEmpty()) {
      page.text("", name + value);
    }
  }

  private static String score(Judgement judgement) {
    StringBuilder text = new StringBuilder("Score by cues " + number(judgement.score()));
    for (Facet facet : Facet.values()) {
      text.append(", ").append(facet.name().toLowerCase(Locale.ROOT)).append(' ');
      text.append(number(judgement.facet(facet)));
    }
    return text.append(judgement.terms().isEmpty() ? "; no cue was found." : ":").toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
