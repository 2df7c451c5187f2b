package dev.moie.core.doctor;

import java.util.List;

/**
 * Looks at one thing. A check changes nothing, takes no lock, and runs no code of a plugin.
 *
 * <p>A new one is a class, a line in the list of its package, a golden text and a row of {@code
 * docs/doctor.md}; tests ask for all four.
 */
public interface Check {

  /** Its name, such as {@code plugin-not-a-jar}; never renamed. */
  String id();

  /** What it is about. */
  Area area();

  /** What has to be so, in one line. */
  String about();

  /**
   * Looks.
   *
   * @return what was found; nothing at all, or only {@link Severity#OK}, if all is well
   * @throws Exception if it could not look; {@link Doctor} makes a finding of that
   */
  List<Finding> look(Setup setup) throws Exception;
}
