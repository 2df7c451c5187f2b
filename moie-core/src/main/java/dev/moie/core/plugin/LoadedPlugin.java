package dev.moie.core.plugin;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.moie.api.EngineListener;
import dev.moie.api.PluginExtensions;
import dev.moie.api.files.WorkspaceFiles;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin whose classes can be used. Everything that could keep its class loader alive is its own
 * and goes with it: the injector, the Jackson mapper with its type cache, the listeners.
 */
final class LoadedPlugin implements AutoCloseable {
  private final Candidate candidate;
  private final ClassLoader loader;
  private final PluginServices services;
  private final PluginExtensions extensions;
  private final WorkspaceFiles files;
  private final Logger logger;
  private Optional<PluginInjector> injector = Optional.empty();
  private Optional<ObjectMapper> mapper = Optional.empty();
  private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();
  private final Map<String, EngineListener> listeners = new HashMap<>();

  LoadedPlugin(
      Candidate candidate, ClassLoader loader, PluginServices services, PluginExtensions extensions)
      throws IOException {
    this.extensions = extensions;
    this.candidate = candidate;
    this.loader = loader;
    this.services = services;
    this.files = services.files(candidate.id());
    this.logger = LoggerFactory.getLogger("plugin." + candidate.id());
  }

  Candidate candidate() {
    return candidate;
  }

  ClassLoader loader() {
    return loader;
  }

  WorkspaceFiles files() {
    return files;
  }

  PluginServices services() {
    return services;
  }

  Logger logger() {
    return logger;
  }

  /** A class of this plugin's own jar. */
  Class<?> load(String name) throws ClassNotFoundException {
    Class<?> known = classes.get(name);
    if (known == null) {
      known = find(name);
      classes.put(name, known);
    }
    return known;
  }

  private Class<?> find(String name) throws ClassNotFoundException {
    Class<?> found = loader.loadClass(name);
    if (found.getClassLoader() != loader) {
      throw new ClassNotFoundException(name + " is indexed, but is not in the plugin's own jar");
    }
    return found;
  }

  /**
   * A new instance of a class, by its constructor with {@code @Inject} or else the one without
   * parameters.
   */
  Object newInstance(String className) throws ReflectiveOperationException {
    Class<?> type = load(className);
    if (PluginInjector.wants(type)) {
      return injector().instance(type);
    }
    try {
      Constructor<?> constructor = type.getConstructor();
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(
          "its constructor threw " + Thrown.describe(e.getCause()), e.getCause());
    }
  }

  /** Most plugins take nothing by injection; then Guice is not even loaded. */
  private synchronized PluginInjector injector() {
    if (injector.isEmpty()) {
      injector = Optional.of(new PluginInjector(new Offered(files, services, extensions)));
    }
    return injector.get();
  }

  /**
   * Binds configurations. The type cache is this plugin's own: the shared one would hold its
   * classes for ever.
   */
  synchronized ObjectMapper mapper() {
    if (mapper.isEmpty()) {
      mapper =
          Optional.of(
              // The type cache first: modules put their own types into it.
              JsonMapper.builder()
                  .typeFactory(TypeFactory.defaultInstance().withCache(typeCache()))
                  .addModule(new Jdk8Module())
                  .addModule(new JavaTimeModule())
                  .addModule(new SimpleModule().addDeserializer(Path.class, new PathAsWritten()))
                  .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                  .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                  .build());
    }
    return mapper.get();
  }

  private static LookupCache<Object, JavaType> typeCache() {
    return new LRUMap<>(16, 200);
  }

  /** The plugin's listeners that are used in this workspace now; each is made once. */
  synchronized List<EngineListener> listeners() throws ReflectiveOperationException {
    List<EngineListener> used = new ArrayList<>();
    for (String name : candidate.index().listeners(services::hasFile)) {
      if (!listeners.containsKey(name)) {
        listeners.put(name, (EngineListener) newInstance(name));
      }
      used.add(listeners.get(name));
    }
    return used;
  }

  @Override
  public synchronized void close() {
    injector = Optional.empty();
    mapper = Optional.empty();
    classes.clear();
    listeners.clear();
  }
}
