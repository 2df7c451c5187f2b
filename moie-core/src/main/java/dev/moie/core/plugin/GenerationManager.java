package dev.moie.core.plugin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
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
import org.pf4j.PluginStatusProvider;
import org.pf4j.VersionManager;

/**
 * PF4J's plugin manager for one generation: single jars from their private copies, loaders of our
 * own, no folders to scan, no archives to unpack. Not thread-safe, as its superclass.
 */
final class GenerationManager extends AbstractPluginManager {
  private final Map<String, Candidate> members = new HashMap<>();

  GenerationManager(Path copies, String apiVersion, List<Candidate> members) {
    super(List.of(copies));
    members.forEach(member -> this.members.put(member.copyName(), member));
    setSystemVersion(apiVersion);
    setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
  }

  // The superclass's constructor calls these: what they make may use a field of this class, they
  // themselves may not.

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

  /** PF4J's plugins do nothing: the code of the {@code Plugin-Class} is run by PluginLives. */
  @Override
  protected PluginFactory createPluginFactory() {
    return wrapper -> new Plugin();
  }

  /** The manifest as it was vetted: the jar's is not read again. */
  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder() {
      @Override
      protected Manifest readManifest(Path jar) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        members.get(jar.getFileName().toString()).facts().manifest().forEach(attributes::putValue);
        return manifest;
      }
    };
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
