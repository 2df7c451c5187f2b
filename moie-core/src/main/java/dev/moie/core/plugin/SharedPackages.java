package dev.moie.core.plugin;

import java.util.List;

/**
 * What plugins share with the engine: the contract, PF4J, the logging API and {@code @Inject}.
 * Every prefix ends with a dot: whole packages, never the beginning of a name.
 */
final class SharedPackages {
  private static final List<String> PREFIXES =
      List.of("dev.moie.api.", "org.pf4j.", "org.slf4j.", "jakarta.inject.");

  private SharedPackages() {}

  static boolean contains(String className) {
    return PREFIXES.stream().anyMatch(className::startsWith);
  }

  /** Whether an entry of a jar is a class of one of them. */
  static boolean containsEntry(String entry) {
    return entry.endsWith(".class") && contains(entry.replace('/', '.'));
  }
}
