package dev.moie.plugins.arxiv.judge.profile;

/** The three things that "inversion" means here; each has a score of its own. */
public enum Facet {
  /** What a field accepts, expects or assumes is said to fail, to be reversed, or to be bounded. */
  CLAIM,
  /** An inversion in the physical sense: of a population, a band, a parity, a sign. */
  PHYSICAL,
  /** Causes are inferred from data by inverting a model. */
  INVERSE
}
