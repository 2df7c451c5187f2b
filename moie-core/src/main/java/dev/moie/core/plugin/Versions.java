package dev.moie.core.plugin;

import java.util.Optional;
import org.pf4j.DefaultVersionManager;
import org.pf4j.VersionManager;

/** Versions and ranges, as PF4J reads them. */
final class Versions {
  private final VersionManager manager = new DefaultVersionManager();
  private final String apiVersion;

  Versions(String apiVersion) {
    this.apiVersion = apiVersion;
  }

  /** What is wrong with a jar's own version, or with the API that it asks for. */
  Optional<PluginProblem> check(JarFacts facts) {
    String version = facts.attribute("Plugin-Version");
    if (!satisfies(version, "*").orElse(false)) {
      return Optional.of(Problems.badVersion(version));
    }
    String requires = facts.attribute("Plugin-Requires");
    if (requires.isEmpty()) {
      return Optional.empty();
    }
    Optional<Boolean> fits = satisfies(apiVersion, requires);
    if (fits.isEmpty()) {
      return Optional.of(Problems.badRequires(requires));
    }
    return fits.get() ? Optional.empty() : Optional.of(Problems.apiMismatch(requires, apiVersion));
  }

  /** Whether a version lies in a range; empty if one of the two cannot be read. */
  Optional<Boolean> satisfies(String version, String range) {
    try {
      // Compared with itself first, since the range "*" would accept any text as a version.
      manager.compareVersions(version, version);
      return Optional.of(manager.checkVersionConstraint(version, range));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }
}
