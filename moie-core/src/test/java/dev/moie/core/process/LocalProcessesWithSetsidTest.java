package dev.moie.core.process;

import java.nio.file.Path;
import java.util.Optional;

/** The same without the launcher. */
class LocalProcessesWithSetsidTest extends LocalProcessesTest {
  @Override
  Optional<Path> cacheFolder() {
    return Optional.empty();
  }
}
