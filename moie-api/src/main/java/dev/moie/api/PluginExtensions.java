package dev.moie.api;

import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * What other plugins add to this one. A class asks for it in its {@code @Inject} constructor.
 *
 * <p>A plugin offers an extension point with an interface of its own that directly extends PF4J's
 * {@code ExtensionPoint}. Another plugin names it in its {@code Plugin-Dependencies}, compiles
 * against its jar without packing it, and annotates its implementation with {@code @Extension}.
 * Plugins that need each other are loaded, replaced and closed together, so both sides always see
 * the same interface.
 */
public interface PluginExtensions {

  /**
   * Makes an instance of each implementation, with what it wants injected; new ones at each call.
   * Their plugins come in the order in which they need each other. One that cannot be made is left
   * out and logged; so is a plugin in quarantine. Before all plugins have started, which is to say
   * in the {@code start} of a {@code Plugin-Class}, there may be fewer.
   *
   * <p>Calling an instance is a plain call: it is part of the caller's, with its thread, its time
   * limit and its context class loader, and what it throws comes to the caller.
   *
   * <p>Thread-safe.
   *
   * @param <T> the extension point
   * @param point its interface
   * @return the instances; empty if there is no implementation
   */
  <T extends ExtensionPoint> List<T> of(Class<T> point);
}
