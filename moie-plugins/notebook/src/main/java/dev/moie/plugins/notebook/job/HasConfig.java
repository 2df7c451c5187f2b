package dev.moie.plugins.notebook.job;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.plugins.notebook.entry.Notebook;

/**
 * Configures {@link HasVerifier}.
 *
 * @param notebook which one
 * @param title of the entry
 * @param which whether it has to be open or done
 */
public record HasConfig(
    @Doc("Notebook that is read") @Default("notes") Notebook notebook,
    @Doc("Title of the entry; case and a full stop do not count") String title,
    @Doc("Which entries count: any, open or done") @Default("any") Which which) {

  /** Which entries count. */
  public enum Which {
    /** All. */
    ANY,
    /** Those that are not done. */
    OPEN,
    /** Those that are done. */
    DONE
  }
}
