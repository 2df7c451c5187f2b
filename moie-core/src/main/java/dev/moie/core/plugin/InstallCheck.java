package dev.moie.core.plugin;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Whether a jar may be installed, and where. Looks at the folders as they are and as they would be;
 * runs no code of any jar.
 */
final class InstallCheck {
  private final PluginHostSettings settings;
  private final Path folder;
  private final Catalog now;

  InstallCheck(PluginHostSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.now = catalog((origin, jars) -> jars);
  }

  /**
   * The answer.
   *
   * @param candidate the jar as it would lie in the folder
   * @param earlier the jar whose place it takes
   * @param overrides the jar of a folder of lower precedence that it takes the place of
   */
  record Place(Candidate candidate, Optional<Candidate> earlier, Optional<Path> overrides) {
    /** Whether this very jar is there already. */
    boolean isTaken() {
      return earlier
          .filter(its -> its.facts().sha256().equals(candidate.facts().sha256()))
          .isPresent();
    }
  }

  private Catalog catalog(BiFunction<PluginFolder, List<Candidate>, List<Candidate>> change) {
    return new Catalog(
        settings.folders(),
        settings.apiVersion(),
        settings.trust(),
        settings.copies().resolve("index.json"),
        change);
  }

  /** Vets a jar by its facts, then among the others. */
  Place place(JarFacts facts, String shown, boolean force) throws SupplyException {
    Candidate alone = candidate(facts, folder.resolve(shown));
    throwIfAny(alone.problems(), shown);
    Optional<Candidate> earlier = earlier(alone.id());
    Candidate candidate = candidate(facts, target(alone, earlier));
    Place place = new Place(candidate, earlier, overridden(candidate, earlier));
    if (!place.isTaken()) {
      if (!force) {
        refuseDowngrade(candidate, earlier);
        refuseTakeover(candidate, earlier);
      }
      Catalog then = catalog((origin, jars) -> with(candidate, earlier, origin, jars));
      throwIfAny(candidate.problems(), shown);
      if (!force) {
        refuseHarm(candidate, then);
      }
    }
    return place;
  }

  private Candidate candidate(JarFacts facts, Path jar) {
    Candidate candidate =
        Candidate.of(
            jar, PluginFolder.Origin.WORKSPACE, facts, new Versions(settings.apiVersion()));
    new TrustCheck(settings.trust().withoutLock()).check(candidate);
    return candidate;
  }

  private static void throwIfAny(List<PluginProblem> problems, String shown)
      throws SupplyException {
    if (!problems.isEmpty()) {
      PluginProblem first = problems.get(0);
      throw new SupplyException(
          shown
              + " is refused: "
              + first.id()
              + ": "
              + first.describe()
              + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more problems)"));
    }
  }

  private Optional<Candidate> earlier(String id) throws SupplyException {
    List<Candidate> own =
        now.all().stream()
            .filter(each -> each.origin() == PluginFolder.Origin.WORKSPACE)
            .filter(each -> each.facts().attribute("Plugin-Id").equals(id))
            .toList();
    if (own.size() > 1) {
      throw new SupplyException(
          folder
              + " has several jars of the plugin \""
              + id
              + "\": "
              + String.join(
                  ", ", own.stream().map(each -> each.jar().getFileName().toString()).toList())
              + "; remove all but one first");
    }
    return own.stream().findFirst();
  }

  private Path target(Candidate alone, Optional<Candidate> earlier) throws SupplyException {
    if (earlier.isPresent()) {
      return earlier.get().jar();
    }
    Path target = folder.resolve(alone.id() + ".jar");
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new SupplyException(
          target + " is there, and is no jar of the plugin \"" + alone.id() + "\"; move it away");
    }
    return target;
  }

  private Optional<Path> overridden(Candidate candidate, Optional<Candidate> earlier) {
    if (earlier.isPresent() && earlier.get().isHealthy()) {
      return now.overriddenBy(earlier.get().jar());
    }
    return now.plugin(candidate.id()).map(Candidate::jar);
  }

  /** A jar that is not used may be replaced by any other. */
  private static void refuseDowngrade(Candidate candidate, Optional<Candidate> earlier)
      throws SupplyException {
    if (earlier.isEmpty() || !earlier.get().isHealthy()) {
      return;
    }
    int compared = candidate.semanticVersion().compareTo(earlier.get().semanticVersion());
    if (compared > 0) {
      return;
    }
    String here = " is installed as " + earlier.get().jar().getFileName();
    throw new SupplyException(
        compared < 0
            ? "the newer version "
                + earlier.get().version()
                + " of the plugin \""
                + candidate.id()
                + "\""
                + here
                + "; to go back to "
                + candidate.version()
                + " say --force"
            : "another jar of the plugin \""
                + candidate.id()
                + "\" in the same version "
                + candidate.version()
                + here
                + " with SHA-256 "
                + earlier.get().facts().sha256()
                + "; to put "
                + candidate.facts().sha256()
                + " in its place say --force");
  }

  /** Whoever takes the name of a bundled plugin is called whenever that one is meant. */
  private void refuseTakeover(Candidate candidate, Optional<Candidate> earlier)
      throws SupplyException {
    Optional<Candidate> bundled =
        now.plugin(candidate.id())
            .filter(each -> each.origin() == PluginFolder.Origin.BUNDLED)
            .filter(each -> earlier.isEmpty());
    if (bundled.isPresent()) {
      throw new SupplyException(
          "\""
              + candidate.id()
              + "\" is the name of a bundled plugin, "
              + bundled.get().version()
              + ", whose place this jar would take; if you want that say --force");
    }
  }

  private static List<Candidate> with(
      Candidate candidate, Optional<Candidate> earlier, PluginFolder folder, List<Candidate> jars) {
    if (folder.origin() != PluginFolder.Origin.WORKSPACE) {
      return jars;
    }
    List<Candidate> changed = new ArrayList<>(jars);
    changed.removeIf(each -> earlier.map(Candidate::jar).filter(each.jar()::equals).isPresent());
    changed.add(candidate);
    return changed;
  }

  private void refuseHarm(Candidate candidate, Catalog then) throws SupplyException {
    for (Candidate used : now.plugins()) {
      if (then.plugin(used.id()).isEmpty()) {
        String why =
            then.all().stream()
                .filter(each -> each.jar().equals(used.jar()))
                .flatMap(each -> each.problems().stream())
                .map(PluginProblem::message)
                .findFirst()
                .orElse("");
        throw new SupplyException(
            "with "
                + candidate.id()
                + " "
                + candidate.version()
                + " the plugin \""
                + used.id()
                + "\" would not work any more: "
                + why
                + "; install a version of it that fits first, or say --force");
      }
    }
  }
}
