package dev.moie.plugins.arxiv.judge.feedback;

import dev.moie.plugins.arxiv.paper.ArxivId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Papers that a person liked or not. No paper is both: the last word counts.
 *
 * @param liked in the order in which it was said
 * @param disliked the same
 */
public record Feedback(Set<ArxivId> liked, Set<ArxivId> disliked) {
  /** Nothing was said. */
  public static final Feedback NONE = new Feedback(Set.of(), Set.of());

  /** Copies the sets, in their order. */
  public Feedback {
    liked = Collections.unmodifiableSet(new LinkedHashSet<>(liked));
    disliked = Collections.unmodifiableSet(new LinkedHashSet<>(disliked));
  }

  /** Whether nothing was said. */
  public boolean isEmpty() {
    return liked.isEmpty() && disliked.isEmpty();
  }

  /** Papers are liked from now on. */
  public Feedback like(Collection<ArxivId> papers) {
    return new Feedback(with(without(liked, papers), papers), without(disliked, papers));
  }

  /** Papers are not liked from now on. */
  public Feedback dislike(Collection<ArxivId> papers) {
    return new Feedback(without(liked, papers), with(without(disliked, papers), papers));
  }

  /** Nothing is said of papers any more. */
  public Feedback forget(Collection<ArxivId> papers) {
    return new Feedback(without(liked, papers), without(disliked, papers));
  }

  /** The liked ones, after those of a profile; what was said later counts. */
  public List<String> likedAnd(List<String> profile) {
    return merged(profile, liked, disliked);
  }

  /** The disliked ones, after those of a profile; what was said later counts. */
  public List<String> dislikedAnd(List<String> profile) {
    return merged(profile, disliked, liked);
  }

  private static List<String> merged(
      List<String> profile, Set<ArxivId> said, Set<ArxivId> opposite) {
    Set<String> all = new LinkedHashSet<>(profile);
    said.forEach(id -> all.add(id.toString()));
    opposite.forEach(id -> all.remove(id.toString()));
    return List.copyOf(all);
  }

  private static Set<ArxivId> with(Set<ArxivId> some, Collection<ArxivId> more) {
    Set<ArxivId> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static Set<ArxivId> without(Set<ArxivId> some, Collection<ArxivId> less) {
    Set<ArxivId> rest = new LinkedHashSet<>(some);
    less.forEach(rest::remove);
    return rest;
  }
}
