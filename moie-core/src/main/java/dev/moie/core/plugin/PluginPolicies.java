package dev.moie.core.plugin;

import dev.moie.api.policy.ActionRequest;
import dev.moie.api.policy.Decision;
import dev.moie.api.policy.Policy;
import dev.moie.core.engine.ActionQuestion;
import dev.moie.core.engine.Ruling;
import dev.moie.core.engine.Rulings;
import dev.moie.core.state.Job;
import dev.moie.core.state.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the policies of all plugins. Contained as every call of plugin code, and with one rule of
 * its own: whoever cannot be asked has not allowed anything. That is why jars that are refused or
 * in quarantine count here, if it is known that they have policies; what an operator has switched
 * off does not.
 */
final class PluginPolicies {
  private final LoadedPlugins loaded;
  private final PluginHostSettings settings;

  PluginPolicies(LoadedPlugins loaded, PluginHostSettings settings) {
    this.loaded = loaded;
    this.settings = settings;
  }

  Rulings of(ActionQuestion question) throws InterruptedException {
    Catalog catalog = loaded.catalog();
    Map<String, Candidate> deciding = deciding(catalog);
    List<String> missing =
        settings.trust().requirePolicies().stream()
            .filter(id -> !deciding.containsKey(id))
            .toList();
    if (deciding.isEmpty() && missing.isEmpty()) {
      return Rulings.NONE;
    }
    ActionRequest request = request(question, catalog);
    List<Ruling> rulings = new ArrayList<>();
    missing.forEach(id -> rulings.add(undecided(id, demanded(id, catalog))));
    for (Candidate candidate : deciding.values()) {
      rulings.add(ruling(candidate, catalog, request));
    }
    return new Rulings(Optional.of(request), rulings);
  }

  /** One jar of each plugin that has policies: the one in use, or else one that cannot be used. */
  private Map<String, Candidate> deciding(Catalog catalog) {
    Map<String, Candidate> deciding = new LinkedHashMap<>();
    for (Candidate each : catalog.all()) {
      Candidate candidate = catalog.plugin(each.id()).orElse(each);
      if (!policies(candidate).isEmpty() && settings.disabled().of(candidate.id()).isEmpty()) {
        deciding.putIfAbsent(candidate.id(), candidate);
      }
    }
    return deciding;
  }

  private String demanded(String id, Catalog catalog) {
    Optional<Candidate> plugin = catalog.plugin(id);
    String why =
        plugin.isEmpty()
            ? "there is no such plugin"
            : settings.disabled().of(id).isPresent()
                ? "it is switched off; \"moie plugins enable " + id + "\" lifts that"
                : plugin.get().index().policies().isEmpty()
                    ? "it has no policies"
                    : "the file that its policies want is not in the workspace's folder: "
                        + String.join(", ", plugin.get().index().policyFiles());
    return why + "; moie.yaml demands it (plugins.require_policies)";
  }

  private List<String> policies(Candidate candidate) {
    return candidate.index().policies(settings.services()::hasFile);
  }

  private static ActionRequest request(ActionQuestion question, Catalog catalog) {
    Job job = question.job();
    Step step = job.run().orElseThrow();
    Optional<Candidate> plugin = catalog.plugin(step.plugin());
    Map<String, Object> config =
        plugin
            .flatMap(its -> its.type(step.uses()))
            .map(type -> ConfigCheck.withDefaults(type.schema(), step.with()))
            .map(PlainData::of)
            .orElseGet(() -> PlainData.of(step.with()));
    return ActionRequest.of(job.info(), question.phase().info(), step.uses(), config)
        .with(
            plugin.map(its -> its.id() + " " + its.version()).orElse(step.plugin()),
            job.definition())
        .startedBy(question.trigger(), question.attempt(), job.retry().maxAttempts())
        .limitedTo(job.timeout(), question.phase().concurrency());
  }

  private Ruling ruling(Candidate candidate, Catalog catalog, ActionRequest request)
      throws InterruptedException {
    String id = candidate.id();
    if (!candidate.isHealthy()) {
      return undecided(id, candidate.problems().get(0).describe());
    }
    Optional<PluginProblem> heldBack = loaded.heldBack().of(candidate, catalog);
    if (heldBack.isPresent()) {
      return undecided(id, heldBack.get().id() + ": " + heldBack.get().describe());
    }
    LoadedPlugins.Held held;
    try {
      held = loaded.hold(id);
    } catch (IOException e) {
      return undecided(id, "it cannot be used: " + Thrown.describe(e));
    }
    GuardedCall guarded =
        new GuardedCall(
            loaded.containment(),
            new CallSubject(candidate, "a policy", request.job().id()),
            held.plugin().loader(),
            held.lease(),
            loaded.containment().limits().listener());
    try {
      return guarded.run(() -> ask(held.plugin(), request), () -> {});
    } catch (CallFailure e) {
      e.problem().ifPresent(problem -> loaded.note(id, problem));
      return undecided(
          id, e.kind() == CallFailure.Kind.THREW ? "it threw " + e.getMessage() : e.getMessage());
    }
  }

  /**
   * The strictest word of a plugin's policies. On the plugin's thread, so texts are bounded here.
   */
  private Ruling ask(LoadedPlugin plugin, ActionRequest request) throws Exception {
    Ruling strictest = new Ruling(plugin.candidate().id(), Ruling.Verdict.ALLOW, "");
    for (String name : policies(plugin.candidate())) {
      Decision decision = ((Policy) plugin.newInstance(name)).decide(request);
      Ruling one = ruling(plugin.candidate().id(), name, decision);
      if (one.verdict().compareTo(strictest.verdict()) > 0) {
        strictest = one;
      }
    }
    return strictest;
  }

  private Ruling ruling(String id, String className, Decision decision) {
    if (decision == null) {
      return undecided(id, className + " returned null");
    }
    Ruling.Verdict verdict =
        switch (decision.verdict()) {
          case ALLOW -> Ruling.Verdict.ALLOW;
          case ASK_APPROVAL -> Ruling.Verdict.ASK_APPROVAL;
          case DENY -> Ruling.Verdict.DENY;
        };
    return new Ruling(id, verdict, masked(decision.reason()));
  }

  private Ruling undecided(String id, String why) {
    return new Ruling(id, Ruling.Verdict.UNDECIDED, masked(why));
  }

  private String masked(String text) {
    return Thrown.line(loaded.containment().masking().mask(text));
  }
}
