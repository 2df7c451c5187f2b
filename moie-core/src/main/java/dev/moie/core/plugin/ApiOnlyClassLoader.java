package dev.moie.core.plugin;

/**
 * The parent of every plugin's class loader: the JDK, and of the engine only the {@link
 * SharedPackages}. Engine classes are not merely forbidden but not there, so no plugin can come to
 * rely on one. Of the engine's resources none are there.
 */
final class ApiOnlyClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader engine;

  ApiOnlyClassLoader(ClassLoader engine) {
    super("moie-api", ClassLoader.getPlatformClassLoader());
    this.engine = engine;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SharedPackages.contains(name)) {
      return engine.loadClass(name);
    }
    try {
      return super.loadClass(name, resolve);
    } catch (ClassNotFoundException e) {
      if (name.startsWith("dev.moie.core.") || name.startsWith("dev.moie.app.")) {
        throw new ClassNotFoundException(
            name + " belongs to the engine, which plugins do not see; use dev.moie.api", e);
      }
      throw e;
    }
  }
}
