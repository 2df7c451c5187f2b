package dev.moie.plugins.steps;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.util.Optional;

/**
 * Configures {@link WriteFileAction}.
 *
 * @param path which file
 * @param text its content
 * @param template the name of its content
 * @param mode its permissions
 * @param backup whether the old one is kept
 */
public record WriteFileConfig(
    @Doc("File inside the workspace; missing folders are made") String path,
    @Doc("Content; give this or template") Optional<String> text,
    @Doc("Name of a bundled template, such as file-system.step.ts; give this or text")
        Optional<String> template,
    @Doc("Permissions, octal") @Default("0644") String mode,
    @Doc("Whether a replaced file is kept with .bak added to its name") @Default("false")
        boolean backup) {

  /** Checks what the schema cannot say. */
  public WriteFileConfig {
    if (text.isPresent() == template.isPresent()) {
      throw new IllegalArgumentException("give either text or template, and not both");
    }
    if (!mode.matches("0?[0-7]{3}")) {
      throw new IllegalArgumentException("mode has to be three octal digits such as 0644");
    }
    template.ifPresent(Templates::requireKnown);
  }
}
