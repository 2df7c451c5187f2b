package dev.moie.plugins.arxiv.judge.profile;

import dev.moie.plugins.arxiv.judge.text.Pattern;
import dev.moie.plugins.arxiv.judge.text.PatternParser;
import dev.moie.plugins.arxiv.judge.text.WordList;
import dev.moie.plugins.arxiv.paper.ArxivId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads profiles, strictly: everything that is wrong is told at once, each with its line. */
public final class ProfileReader {
  private static final int MOST_CUES = 500;

  private final Problems problems;
  private final PatternParser parser = new PatternParser();

  private ProfileReader(String name) {
    this.problems = new Problems(name);
  }

  /** The profile that is bundled with the plugin. */
  public static Profile bundled() throws IOException, ProfileException {
    try (InputStream in = ProfileReader.class.getResourceAsStream("default-profile.yaml")) {
      if (in == null) {
        throw new IOException("the default profile is missing from the plugin's jar");
      }
      return read(in, "default-profile.yaml");
    }
  }

  /** The profile in a file. */
  public static Profile of(Path file) throws IOException, ProfileException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads one.
   *
   * @param name of the file, for messages
   */
  public static Profile read(InputStream in, String name) throws IOException, ProfileException {
    ProfileReader reader = new ProfileReader(name);
    Optional<Node> root = new SafeYaml(reader.problems).read(in);
    reader.problems.throwIfAny();
    if (root.isEmpty()) {
      reader.problems.add(1, "is empty; begin with a copy of the default profile");
      reader.problems.throwIfAny();
    }
    Profile profile = reader.profile(new Section("", root.orElseThrow(), reader.problems));
    reader.problems.throwIfAny();
    return profile;
  }

  private Profile profile(Section top) {
    if (top.whole("version", 1, 1, 0) == 0) {
      top.problem("version", "is missing; write \"version: 1\"");
    }
    words(top.section("words"));
    Section categories = top.section("categories");
    Section authors = top.section("authors");
    Section seeds = top.section("seeds");
    Section thresholds = top.section("thresholds");
    Profile profile =
        new Profile(
            categories.texts("include"),
            categories.texts("exclude"),
            authors.texts("follow"),
            authors.texts("mute"),
            top.text("query"),
            identifiers(seeds, "liked"),
            identifiers(seeds, "disliked"),
            weights(top.section("weights")),
            thresholds.number("digest", 0, 1, 0.3),
            thresholds.number("alert", 0, 1, 0.6),
            top.whole("max_items", 1, 2000, 20),
            rules(top),
            cues(top));
    List.of(categories, authors, seeds, thresholds, top).forEach(Section::refuseOthers);
    if (profile.alert() < profile.digest()) {
      thresholds.problem("alert", "is below thresholds.digest; make it at least as high");
    }
    return profile;
  }

  private void words(Section section) {
    for (String name : section.keys()) {
      if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
        section.problem(name, "is no name of a list; write small letters, digits and _");
      }
      parser.define(name, list(section, name));
    }
  }

  private static List<String> identifiers(Section section, String key) {
    List<String> texts = section.texts(key);
    for (String text : texts) {
      if (ArxivId.of(text).isEmpty()) {
        section.problem(
            key, "has " + Problems.quoted(text) + ", which is no identifier such as 2611.00001");
      }
    }
    return texts;
  }

  private static Weights weights(Section section) {
    Weights weights =
        new Weights(
            section.number("claim", 0, 1, 0.7),
            section.number("physical", 0, 1, 0.15),
            section.number("inverse", 0, 1, 0.15),
            section.number("relevance", 0, 1, 0),
            section.number("similarity", 0, 1, 0));
    section.refuseOthers();
    return weights;
  }

  private Rules rules(Section top) {
    Section position = top.section("position");
    Section doubt = top.section("doubt");
    Section card = top.section("card");
    Rules rules =
        new Rules(
            position.number("title", 0, 10, 2),
            position.number("claim", 0, 10, 1.5),
            position.number("ending", 0, 10, 1.2),
            patterns(position, "claims"),
            list(doubt, "negations"),
            list(doubt, "hedges"),
            doubt.whole("before", 1, 12, 3),
            doubt.number("hedged", 0, 1, 0.8),
            patterns(card, "accepted"),
            patterns(card, "points_back"),
            patterns(card, "limits"));
    List.of(position, doubt, card).forEach(Section::refuseOthers);
    return rules;
  }

  private List<Cue> cues(Section top) {
    List<Section> sections = top.sections("cues");
    if (sections.size() > MOST_CUES) {
      top.problem("cues", "has more than " + MOST_CUES + " entries");
      return List.of();
    }
    List<Cue> cues = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Section section : sections) {
      Cue cue = cue(section);
      if (!cue.id().matches("[a-z0-9][a-z0-9-]{0,60}")) {
        section.problem("id", "has to be of small letters, digits and -");
      } else if (!ids.add(cue.id())) {
        section.problem("id", "is there twice: " + Problems.quoted(cue.id()));
      }
      cues.add(cue);
    }
    return cues;
  }

  private Cue cue(Section section) {
    Facet facet = section.oneOf("facet", Facet.class, Facet.CLAIM);
    Cue cue =
        new Cue(
            section.text("id"),
            facet,
            section.oneOf("kind", Kind.class, Kind.POLARITY),
            pattern(section, "pattern", section.text("pattern")),
            section.number("weight", 0.01, 1, 0.5),
            list(section, "needs"),
            section.whole("within", 1, 40, 8),
            list(section, "not_near"),
            section.truth("negatable", true));
    section.refuseOthers();
    return cue;
  }

  private WordList list(Section section, String key) {
    try {
      return parser.words(section.texts(key));
    } catch (IllegalArgumentException e) {
      section.problem(key, "cannot be used: " + e.getMessage());
      return parser.words(List.of());
    }
  }

  private List<Pattern> patterns(Section section, String key) {
    return section.texts(key).stream().map(text -> pattern(section, key, text)).toList();
  }

  private Pattern pattern(Section section, String key, String text) {
    try {
      return parser.pattern(text);
    } catch (IllegalArgumentException e) {
      section.problem(key, Problems.quoted(text) + " cannot be used: " + e.getMessage());
      return parser.pattern("none");
    }
  }
}
