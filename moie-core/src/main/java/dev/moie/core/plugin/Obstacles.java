package dev.moie.core.plugin;

import dev.moie.core.engine.StepExecutor.Kind;
import dev.moie.core.state.Step;
import dev.moie.core.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands in the way of running a step, found without running any plugin code. */
final class Obstacles {
  private final LoadedPlugins loaded;
  private final String dropFolder;
  private final Set<String> secrets;

  Obstacles(LoadedPlugins loaded, String dropFolder, Set<String> secrets) {
    this.secrets = secrets;
    this.loaded = loaded;
    this.dropFolder = dropFolder;
  }

  Optional<String> of(Step step, Kind kind, String job) {
    Catalog catalog = loaded.catalog();
    Optional<Candidate> plugin = catalog.plugin(step.plugin());
    if (plugin.isEmpty()) {
      return Optional.of(noPlugin(step, catalog));
    }
    Optional<PluginProblem> quarantined = loaded.heldBack().of(plugin.get(), catalog);
    if (quarantined.isPresent()) {
      return Optional.of(quarantined.get().id() + ": " + quarantined.get().describe());
    }
    if (kind == Kind.RUN && loaded.containment().threads().livesOn(job)) {
      return Optional.of(
          "an earlier call for this job ignored its time limit and still runs in this process;"
              + " restart MOIE, or wait for its end");
    }
    Optional<TypeInfo> type = plugin.get().type(step.uses());
    if (type.isEmpty()) {
      return Optional.of(noType(step, plugin.get()));
    }
    Kind its = type.get().kind();
    if (its != kind && !(its.isChannel() && kind.isChannel())) {
      return Optional.of(
          "'"
              + step.uses()
              + "' is "
              + its.noun()
              + "; "
              + (kind.isChannel()
                  ? "a channel of alerts uses"
                  : "under \"" + kind.place() + "\" belongs")
              + " "
              + kind.noun());
    }
    List<ConfigProblem> problems = ConfigCheck.problems(type.get().schema(), step.with(), secrets);
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the configuration of '"
                + step.uses()
                + "' is wrong: "
                + ConfigProblem.describe(problems));
  }

  private String noPlugin(Step step, Catalog catalog) {
    Optional<Candidate> refused =
        catalog.all().stream().filter(each -> each.id().equals(step.plugin())).findFirst();
    String needed = ", so '" + step.uses() + "' cannot run; ";
    return refused
        .map(
            jar ->
                "plugin '"
                    + step.plugin()
                    + "' was refused"
                    + needed
                    + jar.problems().get(0).describe())
        .orElseGet(
            () ->
                "plugin '"
                    + step.plugin()
                    + "' "
                    + loaded
                        .removed(step.plugin())
                        .map(at -> "was removed at " + at)
                        .orElse("is not installed")
                    + needed
                    + "put its jar into "
                    + dropFolder);
  }

  private static String noType(Step step, Candidate plugin) {
    List<String> names = plugin.index().types().stream().map(TypeInfo::name).toList();
    return "plugin '"
        + plugin.id()
        + "' "
        + plugin.version()
        + " has no type '"
        + step.uses()
        + "'; "
        + Nearest.of(step.uses(), names)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("it has " + String.join(", ", names));
  }
}
