package dev.moie.api.secret;

/** A secret that a plugin asked for is not configured, or cannot be read. */
public final class SecretUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;

  /**
   * Tells which secret, and what to do.
   *
   * @param name the secret's name
   * @param reason what is wrong with it and what to do, without any part of the value
   */
  public SecretUnavailableException(String name, String reason) {
    super("the secret \"" + name + "\" " + reason);
    this.name = name;
  }

  /**
   * The secret's name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }
}
