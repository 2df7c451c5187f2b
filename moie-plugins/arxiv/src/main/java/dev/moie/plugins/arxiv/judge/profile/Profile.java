package dev.moie.plugins.arxiv.judge.profile;

import java.util.List;

/**
 * What somebody wants to be told of.
 *
 * @param include categories, archives or {@code group:physics}; if empty, all
 * @param exclude the same; these win
 * @param follow authors whose papers are always told
 * @param mute authors whose papers are never candidates
 * @param query what the day's papers are ranked for; empty for nothing
 * @param liked identifiers of papers that were liked
 * @param disliked identifiers of papers that were not
 * @param weights of the terms
 * @param digest the score from which on a paper is a candidate
 * @param alert the score from which on a candidate is marked
 * @param maxItems how many candidates are listed at most
 * @param rules what changes the weight of a cue
 * @param cues what is looked for
 */
public record Profile(
    List<String> include,
    List<String> exclude,
    List<String> follow,
    List<String> mute,
    String query,
    List<String> liked,
    List<String> disliked,
    Weights weights,
    double digest,
    double alert,
    int maxItems,
    Rules rules,
    List<Cue> cues) {

  /** Copies the lists. */
  public Profile {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    follow = List.copyOf(follow);
    mute = List.copyOf(mute);
    liked = List.copyOf(liked);
    disliked = List.copyOf(disliked);
    cues = List.copyOf(cues);
  }
}
