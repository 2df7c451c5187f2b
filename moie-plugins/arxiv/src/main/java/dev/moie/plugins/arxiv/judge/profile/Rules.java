package dev.moie.plugins.arxiv.judge.profile;

import dev.moie.plugins.arxiv.judge.text.Pattern;
import dev.moie.plugins.arxiv.judge.text.WordList;
import java.util.List;

/**
 * What changes the weight of a cue, and what cards quote.
 *
 * @param title the factor of what stands in the title
 * @param claim the factor of what stands in a sentence with one of the claims
 * @param ending the factor of what stands in the last two sentences
 * @param claims how authors begin to speak of their own results
 * @param negations these take back a cue that follows
 * @param hedges these weaken a cue that follows
 * @param before how many words before a cue negations and hedges count; commas end that
 * @param hedged the factor of what is hedged
 * @param accepted how abstracts speak of what was accepted
 * @param pointsBack how a sentence says that what was accepted stands in the one before it
 * @param limits how abstracts speak of where their results hold
 */
public record Rules(
    double title,
    double claim,
    double ending,
    List<Pattern> claims,
    WordList negations,
    WordList hedges,
    int before,
    double hedged,
    List<Pattern> accepted,
    List<Pattern> pointsBack,
    List<Pattern> limits) {

  /** Copies the lists. */
  public Rules {
    claims = List.copyOf(claims);
    accepted = List.copyOf(accepted);
    pointsBack = List.copyOf(pointsBack);
    limits = List.copyOf(limits);
  }
}
