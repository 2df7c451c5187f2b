package dev.moie.plugins.steps;

/** A YAML file that cannot be edited as asked; says why, for people. */
final class YamlEditException extends Exception {
  private static final long serialVersionUID = 1;

  YamlEditException(String message) {
    super(message);
  }
}
