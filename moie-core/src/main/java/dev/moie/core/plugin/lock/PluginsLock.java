package dev.moie.core.plugin.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The jars that people have agreed to, one a plugin, in the order of their ids. Immutable. */
public final class PluginsLock {
  public static final PluginsLock EMPTY = new PluginsLock(List.of());

  private final SortedMap<String, LockEntry> entries = new TreeMap<>();

  /** Takes entries of different plugins. */
  public PluginsLock(Collection<LockEntry> entries) {
    entries.forEach(entry -> this.entries.put(entry.id(), entry));
  }

  public List<LockEntry> entries() {
    return List.copyOf(entries.values());
  }

  /** The entry of a plugin. */
  public Optional<LockEntry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** The same with an entry in place of the plugin's earlier one. */
  public PluginsLock with(LockEntry entry) {
    PluginsLock changed = new PluginsLock(entries.values());
    changed.entries.put(entry.id(), entry);
    return changed;
  }

  /** The same without the entry of a plugin. */
  public PluginsLock without(String id) {
    PluginsLock changed = new PluginsLock(entries.values());
    changed.entries.remove(id);
    return changed;
  }

  /** What would change if another took the place of this one, in the order of the ids. */
  public List<LockDifference> differences(PluginsLock other) {
    TreeSet<String> ids = new TreeSet<>(entries.keySet());
    ids.addAll(other.entries.keySet());
    List<LockDifference> differences = new ArrayList<>();
    for (String id : ids) {
      LockDifference difference = new LockDifference(id, entry(id), other.entry(id));
      if (!difference.kind().equals(LockDifference.Kind.SAME)) {
        differences.add(difference);
      }
    }
    return List.copyOf(differences);
  }
}
