package dev.moie.core.migration;

import java.util.List;

/** The chain of all steps. A new version of the format adds its step here. */
public final class Migrations {
  private static final List<Migration> STEPS = List.of(new V1ToV2());

  private Migrations() {}

  /** The newest version that the chain leads to. */
  public static int newest() {
    return STEPS.get(STEPS.size() - 1).to();
  }

  /** The steps from one version to another, in order. */
  static List<Migration> between(int from, int to) {
    return STEPS.stream().filter(step -> step.from() >= from && step.to() <= to).toList();
  }
}
