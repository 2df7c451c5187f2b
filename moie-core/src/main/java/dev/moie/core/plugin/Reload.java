package dev.moie.core.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what can take the place of what is in use. It reads the folders, tries what has changed of
 * what is loaded, refuses what fails, and begins again without that, until nothing fails. Used
 * once, by one thread at a time.
 */
final class Reload {
  private final LoadedPlugins loaded;
  private final Registry old;
  private final Amendments amendments;
  private final Map<Candidate, Refused> refused = new LinkedHashMap<>();

  /**
   * A jar that cannot take its place.
   *
   * @param keeping the version in use
   * @param problem why
   */
  record Refused(Candidate keeping, PluginProblem problem) {}

  /** The registry that can follow, and what it was made without. */
  record Made(Registry registry, Map<Candidate, Refused> refused) {}

  Reload(LoadedPlugins loaded, FolderState folders, Rejections rejections) {
    this.loaded = loaded;
    this.old = loaded.registry();
    this.amendments = new Amendments(folders, old.catalog(), rejections);
  }

  Registry old() {
    return old;
  }

  /** Ends, for each new beginning refuses or keeps at least one jar more. */
  Made make() throws IOException, InterruptedException {
    while (true) {
      Catalog next = loaded.catalog(amendments);
      if (loseNothing(next)) {
        Optional<Registry> tried = tryOut(next);
        if (tried.isPresent()) {
          return new Made(tried.get(), refused);
        }
      }
    }
  }

  /** Whether a plugin is loaded and works, so that it must not be lost to a worse jar. */
  private boolean works(Candidate plugin) {
    return old.runs(plugin.id()) && loaded.heldBack().of(plugin, old.catalog()).isEmpty();
  }

  /** False if something had to be kept or refused. */
  private boolean loseNothing(Catalog next) {
    boolean sound = true;
    for (Candidate inUse : old.catalog().plugins()) {
      Optional<Candidate> follower = next.plugin(inUse.id());
      if (works(inUse) && !isFollowed(inUse, follower)) {
        sound &= !keep(inUse, next);
      }
    }
    return sound;
  }

  /** A jar of the same folder is meant to take its place; one of another only falls into it. */
  private static boolean isFollowed(Candidate inUse, Optional<Candidate> follower) {
    return follower
        .filter(
            jar -> jar.hasBytesOf(inUse) || jar.jar().getParent().equals(inUse.jar().getParent()))
        .isPresent();
  }

  /** True if that changes anything; else the plugin was removed. */
  private boolean keep(Candidate inUse, Catalog next) {
    List<Candidate> unfit =
        next.all().stream()
            .filter(jar -> !jar.isHealthy() && !jar.hasBytesOf(inUse))
            .filter(jar -> !jar.problems().get(0).id().equals(Problems.DUPLICATE_ID))
            .filter(jar -> isMeantFor(inUse, jar))
            .toList();
    boolean changed = false;
    for (Candidate jar : unfit) {
      changed |= refuse(jar, inUse, jar.problems().get(0), false);
    }
    if (!unfit.isEmpty() && next.all().stream().noneMatch(inUse::isSameJar)) {
      changed |= amendments.keep(inUse);
    }
    return changed || keepWhatItNeeds(inUse, next);
  }

  private static boolean isMeantFor(Candidate inUse, Candidate jar) {
    return jar.jar().equals(inUse.jar())
        || (jar.id().equals(inUse.id()) && jar.jar().getParent().equals(inUse.jar().getParent()));
  }

  /** Its own jar is as it was, so a change of what it needs is at fault. */
  private boolean keepWhatItNeeds(Candidate inUse, Catalog next) {
    Optional<Candidate> itself =
        next.all().stream().filter(jar -> !jar.isHealthy() && jar.hasBytesOf(inUse)).findFirst();
    if (itself.isEmpty()) {
      return false;
    }
    PluginProblem its = itself.get().problems().get(0);
    boolean changed = false;
    for (Candidate.Dependency dependency : inUse.dependencies()) {
      Optional<Candidate> before = old.catalog().plugin(dependency.id());
      Optional<Candidate> now = next.plugin(dependency.id());
      if (before.isPresent() && now.isPresent() && !now.get().hasBytesOf(before.get())) {
        PluginProblem problem = Problems.breaksOther(inUse.id(), inUse.version(), its);
        changed |= refuse(now.get(), before.get(), problem, false);
      }
    }
    return changed;
  }

  private boolean refuse(Candidate jar, Candidate keeping, PluginProblem problem, boolean lasting) {
    refused.putIfAbsent(jar, new Refused(keeping, problem));
    return amendments.rejections().add(jar, problem, lasting);
  }

  /** Loads what has changed of what is loaded; empty if that fails. */
  private Optional<Registry> tryOut(Catalog next) throws IOException, InterruptedException {
    List<Slot> slots = new ArrayList<>();
    List<Generation> made = new ArrayList<>();
    boolean sound = false;
    try {
      for (List<Candidate> component : Registry.components(next)) {
        Optional<Slot> same = unchanged(component, next);
        Slot slot = same.orElseGet(() -> new Slot(component));
        slots.add(slot);
        List<Candidate> working =
            component.stream()
                .filter(member -> old.catalog().plugin(member.id()).filter(this::works).isPresent())
                .toList();
        if (same.isEmpty() && !working.isEmpty()) {
          Generation generation = loaded.load(slot, next);
          made.add(generation);
          if (fails(generation, working, component)) {
            return Optional.empty();
          }
          slot.fill(generation);
        }
      }
      sound = true;
      return Optional.of(new Registry(next, slots));
    } finally {
      if (!sound) {
        made.forEach(loaded.retired()::add);
      }
    }
  }

  /** The slot that has these very plugins loaded. */
  private Optional<Slot> unchanged(List<Candidate> component, Catalog next) {
    return old.slot(component.get(0).id())
        .filter(slot -> slot.generation().isPresent())
        .filter(slot -> sameBytes(slot.members(), component))
        .filter(
            slot ->
                sameBytes(
                    slot.generation().orElseThrow().members(),
                    loaded.usable(new Slot(component), next)));
  }

  private static boolean sameBytes(List<Candidate> some, List<Candidate> others) {
    return some.stream()
        .map(each -> each.facts().sha256())
        .toList()
        .equals(others.stream().map(each -> each.facts().sha256()).toList());
  }

  /** True if a plugin that worked would not, and a jar could be refused for that. */
  private boolean fails(Generation generation, List<Candidate> working, List<Candidate> component)
      throws InterruptedException {
    for (Candidate member : working) {
      Optional<PluginProblem> problem =
          generation.plugin(member.id()).isPresent()
              ? generation.rehearse(member.id())
              : generation
                  .failure(member.id())
                  .or(() -> loaded.heldBack().of(member, old.catalog()))
                  .or(() -> Optional.of(Problems.startFailed("it was held back")));
      if (problem.isPresent()) {
        Candidate inUse = old.catalog().plugin(member.id()).orElseThrow();
        if (!member.hasBytesOf(inUse)) {
          return refuse(member, inUse, problem.get(), true);
        }
        boolean changed = false;
        for (Candidate other : component) {
          Optional<Candidate> before = old.catalog().plugin(other.id());
          if (before.isEmpty() || !other.hasBytesOf(before.get())) {
            changed |=
                refuse(
                    other,
                    before.orElse(inUse),
                    Problems.breaksOther(member.id(), member.version(), problem.get()),
                    false);
          }
        }
        if (changed) {
          return true;
        }
        loaded.note(member.id(), problem.get());
      }
    }
    return false;
  }
}
