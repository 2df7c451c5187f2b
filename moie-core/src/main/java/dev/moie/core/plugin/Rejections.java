package dev.moie.core.plugin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jars that could not take the place of a plugin in use. A jar that failed by itself is not
 * tried again until it is written anew; one that failed because of others is, at each change.
 */
final class Rejections {

  /**
   * A jar that is not used.
   *
   * @param problem what is wrong with it
   * @param lasting whether only another jar cures that
   */
  private record Rejection(PluginProblem problem, boolean lasting) {}

  private final Map<String, Rejection> known = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  private static String key(Candidate candidate) {
    JarFacts facts = candidate.facts();
    return candidate.jar() + "|" + facts.size() + "|" + facts.modified();
  }

  /** Forgets those that may do now. */
  void reconsider() {
    known.values().removeIf(rejection -> !rejection.lasting());
  }

  /** Adds one; false if it was known. */
  boolean add(Candidate candidate, PluginProblem problem, boolean lasting) {
    return known.putIfAbsent(key(candidate), new Rejection(problem, lasting)) == null;
  }

  Optional<PluginProblem> of(Candidate candidate) {
    return Optional.ofNullable(known.get(key(candidate))).map(Rejection::problem);
  }

  /** Whether this very jar's rejection is told for the first time. */
  boolean isNews(Candidate candidate) {
    return told.add(key(candidate));
  }
}
