package dev.moie.core.plugin;

import dev.moie.api.event.PluginChanged;
import dev.moie.api.event.PluginChanged.What;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is in use up to what lies in the folders, and says what that came to. */
final class Reloads {
  private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);

  private final LoadedPlugins loaded;
  private final Clock clock;
  private final Rejections rejections = new Rejections();

  Reloads(LoadedPlugins loaded, Clock clock) {
    this.loaded = loaded;
    this.clock = clock;
  }

  /**
   * Reloads. Calls that run are not disturbed.
   *
   * @param folders what of the folders can be relied on
   * @return what changed
   */
  synchronized List<PluginChanged> run(FolderState folders)
      throws IOException, InterruptedException {
    rejections.reconsider();
    while (true) {
      Reload reload = new Reload(loaded, folders, rejections);
      Reload.Made made = reload.make();
      if (loaded.exchange(reload.old(), made.registry())) {
        return tell(reload.old(), made);
      }
      giveUp(reload.old(), made.registry());
      if (loaded.isClosed()) {
        return List.of();
      }
    }
  }

  private void giveUp(Registry old, Registry next) {
    List<Generation> fresh = new ArrayList<>(next.generations());
    fresh.removeAll(old.generations());
    fresh.forEach(loaded.retired()::add);
  }

  private List<PluginChanged> tell(Registry old, Reload.Made made) {
    Instant now = clock.instant();
    List<PluginChanged> changes = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    old.catalog().plugins().forEach(plugin -> ids.add(plugin.id()));
    made.registry().catalog().plugins().forEach(plugin -> ids.add(plugin.id()));
    for (String id : ids) {
      Optional<Candidate> before = old.catalog().plugin(id);
      Optional<Candidate> after = made.registry().catalog().plugin(id);
      if (before.isPresent() && after.isPresent()) {
        if (!before.get().hasBytesOf(after.get())) {
          loaded.forget(id);
          changes.add(change(now, id, What.REPLACED, before, after));
          LOG.info(
              "plugin {} {} was replaced by {}{}",
              id,
              before.get().version(),
              after.get().version(),
              stillRunning(old, id, before.get()));
        } else if (old.runs(id) && !old.slot(id).equals(made.registry().slot(id))) {
          LOG.info(
              "plugin {} {} was loaded anew with what it belongs to", id, before.get().version());
        }
      } else if (after.isPresent()) {
        loaded.forget(id);
        changes.add(change(now, id, What.ADDED, before, after));
        LOG.info("plugin {} {} was added", id, after.get().version());
      } else {
        loaded.noteRemoved(id, now);
        changes.add(change(now, id, What.REMOVED, before, after));
        LOG.info(
            "plugin {} {} was removed{}",
            id,
            before.get().version(),
            stillRunning(old, id, before.get()));
      }
    }
    made.refused().forEach((jar, why) -> kept(now, jar, why, made.registry(), changes));
    unusable(old, made);
    return List.copyOf(changes);
  }

  private void kept(
      Instant now, Candidate jar, Reload.Refused why, Registry next, List<PluginChanged> changes) {
    Candidate kept = why.keeping();
    boolean inUse = next.catalog().plugin(kept.id()).filter(kept::hasBytesOf).isPresent();
    if (inUse) {
      loaded.forget(kept.id());
      loaded.note(kept.id(), Problems.oldVersionKept(kept, jar, why.problem()));
      if (rejections.isNews(jar)) {
        changes.add(
            new PluginChanged(
                now,
                kept.id(),
                What.KEPT,
                Optional.of(kept.version()),
                Optional.of(jar.version()).filter(version -> !version.isEmpty()),
                why.problem().describe()));
        LOG.warn(
            "kept plugin {} {}: the new jar {} cannot take its place: {}",
            kept.id(),
            kept.version(),
            jar.jar(),
            why.problem().describe());
      }
    }
  }

  /** Jars that are not used, and nobody was told of yet. */
  private void unusable(Registry old, Reload.Made made) {
    for (Candidate jar : made.registry().catalog().all()) {
      boolean known = old.catalog().all().stream().anyMatch(jar::isSameJar);
      if (!jar.isHealthy() && !known && rejections.isNews(jar)) {
        LOG.warn("the new jar {} is not used: {}", jar.jar(), jar.problems().get(0).describe());
      }
    }
  }

  private static PluginChanged change(
      Instant now, String id, What what, Optional<Candidate> before, Optional<Candidate> after) {
    return new PluginChanged(
        now, id, what, before.map(Candidate::version), after.map(Candidate::version), "");
  }

  private static String stillRunning(Registry old, String id, Candidate before) {
    int calls = old.slot(id).flatMap(Slot::generation).map(Generation::calls).orElse(0);
    return calls == 0
        ? ""
        : "; "
            + (calls == 1 ? "1 call still runs" : calls + " calls still run")
            + " on "
            + before.version();
  }
}
