package dev.moie.core.plugin.scan;

import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;

/**
 * What a jar's manifest says about the plugin in it.
 *
 * @param attributes the main attributes whose names begin with {@code Plugin-}, as written
 */
public record PluginManifest(Map<String, String> attributes) {
  private static final String PREFIX = "Plugin-";

  public PluginManifest {
    attributes = Map.copyOf(attributes);
  }

  static PluginManifest of(Attributes main) {
    Map<String, String> found = new TreeMap<>();
    main.forEach(
        (name, value) -> {
          if (name.toString().startsWith(PREFIX)) {
            found.put(name.toString(), value.toString().trim());
          }
        });
    return new PluginManifest(found);
  }

  public String id() {
    return get("Plugin-Id");
  }

  public String version() {
    return get("Plugin-Version");
  }

  /** The range of API versions; empty if every one will do. */
  public String requires() {
    return get("Plugin-Requires");
  }

  /** Other plugins with their ranges, separated by commas; may be empty. */
  public String dependencies() {
    return get("Plugin-Dependencies");
  }

  public String provider() {
    return get("Plugin-Provider");
  }

  public String description() {
    return get("Plugin-Description");
  }

  public String license() {
    return get("Plugin-License");
  }

  /** The class that hears of start and stop; may be empty. */
  public String pluginClass() {
    return get("Plugin-Class");
  }

  private String get(String name) {
    return attributes.getOrDefault(name, "");
  }
}
