package dev.moie.core.engine;

import dev.moie.api.policy.ActionRequest;
import java.util.List;
import java.util.Optional;

/**
 * What all policies say about an action.
 *
 * @param request what they were asked; empty if there are none
 * @param all one of each plugin that has policies
 */
public record Rulings(Optional<ActionRequest> request, List<Ruling> all) {
  /** There are no policies. */
  public static final Rulings NONE = new Rulings(Optional.empty(), List.of());

  public Rulings {
    all = List.copyOf(all);
  }

  List<Ruling> of(Ruling.Verdict verdict) {
    return all.stream().filter(each -> each.verdict() == verdict).toList();
  }
}
