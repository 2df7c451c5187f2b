package dev.moie.core.plugin;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever reads the log what a beat should not pass over in silence: jars that are not what
 * people have agreed to, and refused ones in whose place others are used. Each once a process.
 */
final class CatalogWarnings {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogWarnings.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  void tell(Catalog catalog) {
    for (Candidate candidate : catalog.all()) {
      candidate.warnings().forEach(warning -> tell(candidate, warning, ""));
      Optional<Candidate> used = catalog.plugin(candidate.id());
      if (!candidate.isHealthy() && used.isPresent() && used.get().origin() != candidate.origin()) {
        tell(candidate, candidate.problems().get(0), "; " + used.get().jar() + " is used instead");
      }
    }
  }

  private void tell(Candidate candidate, PluginProblem problem, String consequence) {
    String text = candidate.jar() + ": " + problem.id() + ": " + problem.describe() + consequence;
    if (told.add(text)) {
      LOG.warn("{}", text);
    }
  }
}
