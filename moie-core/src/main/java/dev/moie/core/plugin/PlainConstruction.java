package dev.moie.core.plugin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes instances of classes that want nothing but what the engine offers, in one constructor.
 * Guice would come to the same, and loading it costs more than a beat's whole work. Everything
 * else, such as singletons, qualifiers, injected fields and classes of the plugin, is Guice's.
 */
final class PlainConstruction {
  private PlainConstruction() {}

  /**
   * A new instance; empty if this class is for Guice.
   *
   * @throws ReflectiveOperationException if its constructor threw
   */
  static Optional<Object> of(Class<?> type, Offered offered) throws ReflectiveOperationException {
    List<Constructor<?>> marked =
        Arrays.stream(type.getDeclaredConstructors()).filter(PlainConstruction::injects).toList();
    if (marked.size() != 1 || type.isAnnotationPresent(Singleton.class) || injectsMembers(type)) {
      return Optional.empty();
    }
    Constructor<?> constructor = marked.get(0);
    List<Object> arguments = new ArrayList<>();
    for (Parameter parameter : constructor.getParameters()) {
      Optional<Object> argument =
          parameter.getAnnotations().length > 0
              ? Optional.empty()
              : offered.of(parameter.getType());
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(argument.get());
    }
    constructor.setAccessible(true);
    try {
      return Optional.of(constructor.newInstance(arguments.toArray()));
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(
          "its constructor threw " + Thrown.describe(e.getCause()), e.getCause());
    }
  }

  private static boolean injects(AnnotatedElement element) {
    return element.isAnnotationPresent(Inject.class);
  }

  private static boolean injectsMembers(Class<?> type) {
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      if (Arrays.stream(each.getDeclaredFields()).anyMatch(PlainConstruction::injects)
          || Arrays.stream(each.getDeclaredMethods()).anyMatch(PlainConstruction::injects)) {
        return true;
      }
    }
    return false;
  }
}
