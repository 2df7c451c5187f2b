package dev.moie.core.workspace;

import java.util.List;

/** The settings file cannot be used. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Tells all that is wrong.
   *
   * @param problems one line each, with file, line and what to do
   */
  public SettingsException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
