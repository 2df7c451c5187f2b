package dev.moie.core.plugin;

import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * A plugin's class loader: its own jar first, then the plugins that it depends on, then the JDK.
 */
final class IsolatedClassLoader extends PluginClassLoader {
  private final String id;
  private final String plugin;

  IsolatedClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader parent) {
    super(manager, descriptor, parent, ClassLoadingStrategy.PDA);
    this.id = descriptor.getPluginId();
    this.plugin = descriptor.getPluginId() + " " + descriptor.getVersion();
  }

  /**
   * A copy of the contract in the jar would make other classes of the same names: it is never
   * looked at.
   */
  @Override
  protected boolean shouldDelegateToParent(String className) {
    return SharedPackages.contains(className) || super.shouldDelegateToParent(className);
  }

  /** The plugin's id. */
  String pluginId() {
    return id;
  }

  /** Whether this loader itself has made a class of this name. */
  boolean hasDefined(String className) {
    Class<?> found = findLoadedClass(className);
    return found != null && found.getClassLoader() == this;
  }

  @Override
  public String toString() {
    return "class loader of plugin " + plugin;
  }
}
