package dev.moie.core.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in use at one moment: the catalog, and a slot for each component of it. Never changed,
 * but replaced as a whole, so that nobody sees half of an exchange.
 */
final class Registry {
  private final Catalog catalog;
  private final List<Slot> slots;
  private final Map<String, Slot> byId = new HashMap<>();

  Registry(Catalog catalog, List<Slot> slots) {
    this.catalog = catalog;
    this.slots = List.copyOf(slots);
    for (Slot slot : slots) {
      for (Candidate member : slot.members()) {
        byId.put(member.id(), slot);
      }
    }
  }

  /** Nothing of it is loaded yet. */
  static Registry unloaded(Catalog catalog) {
    List<Slot> slots = new ArrayList<>();
    for (List<Candidate> component : components(catalog)) {
      slots.add(new Slot(component));
    }
    return new Registry(catalog, slots);
  }

  /** The plugins that are used, by component, each behind those that it needs. */
  static List<List<Candidate>> components(Catalog catalog) {
    List<List<Candidate>> components = new ArrayList<>();
    for (Candidate plugin : catalog.plugins()) {
      List<String> ids = catalog.component(plugin.id());
      if (ids.get(0).equals(plugin.id())) {
        components.add(ids.stream().map(id -> catalog.plugin(id).orElseThrow()).toList());
      }
    }
    return components;
  }

  Catalog catalog() {
    return catalog;
  }

  List<Slot> slots() {
    return slots;
  }

  Optional<Slot> slot(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether a plugin is loaded and started. */
  boolean runs(String id) {
    return slot(id).filter(slot -> slot.runs(id)).isPresent();
  }

  List<Generation> generations() {
    return slots.stream().flatMap(slot -> slot.generation().stream()).toList();
  }
}
