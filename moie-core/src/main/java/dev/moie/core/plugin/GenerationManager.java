package dev.moie.core.plugin;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.VersionManager;

/**
 * PF4J's plugin manager for one generation: single jars from their private copies, loaders of our
 * own, no folders to scan, no archives to unpack. Not thread-safe, as its superclass.
 */
final class GenerationManager extends AbstractPluginManager {

  GenerationManager(Path copies, String apiVersion) {
    super(List.of(copies));
    setSystemVersion(apiVersion);
    setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
  }

  // The superclass's constructor calls these: none may use a field of this class.

  @Override
  protected PluginLoader createPluginLoader() {
    ClassLoader parent = new ApiOnlyClassLoader(GenerationManager.class.getClassLoader());
    return new PluginLoader() {
      @Override
      public boolean isApplicable(Path jar) {
        return jar.toString().endsWith(".jar");
      }

      @Override
      public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
        IsolatedClassLoader loader =
            new IsolatedClassLoader(GenerationManager.this, descriptor, parent);
        loader.addFile(jar.toFile());
        return loader;
      }
    };
  }

  @Override
  protected PluginFactory createPluginFactory() {
    return GenerationManager::newPlugin;
  }

  /**
   * PF4J's own factory logs a failure and returns null; ours tells it. Nobody is handed the
   * wrapper.
   */
  private static Plugin newPlugin(PluginWrapper wrapper) {
    String name = wrapper.getDescriptor().getPluginClass();
    try {
      Class<?> type = wrapper.getPluginClassLoader().loadClass(name);
      Constructor<?> constructor = type.getConstructor();
      return (Plugin) constructor.newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new PluginRuntimeException(
          cause,
          "the Plugin-Class {} has to be a Plugin with a public constructor without parameters",
          name);
    }
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new PluginRepository() {
      @Override
      public List<Path> getPluginPaths() {
        return List.of();
      }

      @Override
      public boolean deletePluginPath(Path path) {
        return false;
      }
    };
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String pluginId) {
        return false;
      }

      @Override
      public void disablePlugin(String pluginId) {
        throw new UnsupportedOperationException("the host decides which plugins are used");
      }

      @Override
      public void enablePlugin(String pluginId) {
        throw new UnsupportedOperationException("the host decides which plugins are used");
      }
    };
  }

  @Override
  protected ExtensionFinder createExtensionFinder() {
    return new DefaultExtensionFinder(this);
  }

  /** The host makes instances itself, by the index: PF4J never needs to. */
  @Override
  protected ExtensionFactory createExtensionFactory() {
    return new ExtensionFactory() {
      @Override
      public <T> T create(Class<T> type) {
        throw new UnsupportedOperationException("instances are made by LoadedPlugin");
      }
    };
  }

  @Override
  protected VersionManager createVersionManager() {
    return new DefaultVersionManager();
  }
}
