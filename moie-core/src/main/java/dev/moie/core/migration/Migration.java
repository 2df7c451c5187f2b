package dev.moie.core.migration;

import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import java.time.Instant;

/**
 * One step from a version of the state file to the next. It loses nothing: every member of the old
 * document is in the new one.
 */
public interface Migration {

  /** The version that it reads. */
  int from();

  /** The version that it makes; one more. */
  int to();

  /** What it changes, in one line for people. */
  String summary();

  /**
   * Makes the new document.
   *
   * @param text a valid document of the version {@link #from}
   * @param root the same, parsed
   * @param now the time of the migration
   */
  byte[] migrate(JsonText text, Located.Obj root, Instant now);
}
