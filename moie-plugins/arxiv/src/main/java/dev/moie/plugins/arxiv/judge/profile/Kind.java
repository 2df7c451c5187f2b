package dev.moie.plugins.arxiv.judge.profile;

/** In which respect something accepted is inverted. */
public enum Kind {
  /** The opposite is the case. */
  POLARITY,
  /** It holds under conditions only. */
  CONDITIONAL,
  /** It is otherwise on another level of description. */
  LEVEL,
  /** What was measured was something else, or was measured wrongly. */
  MEASUREMENT,
  /** The cause is another one. */
  CAUSAL,
  /** It is otherwise in another population. */
  POPULATION,
  /** It is otherwise on another time scale. */
  TIMESCALE,
  /** What was thought to be needed is not, or the other way round. */
  RESOURCE,
  /** It ends at a boundary. */
  BOUNDARY
}
