package dev.moie.core.process;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same without the launcher. */
@EnabledIfSystemProperty(
    named = "moie.slow",
    matches = "true",
    disabledReason = "the same programs run with the launcher in every build")
@Tag("slow")
class HostileProgramsWithSetsidTest extends HostileProgramsTest {
  @Override
  Optional<Path> cacheFolder() {
    return Optional.empty();
  }
}
