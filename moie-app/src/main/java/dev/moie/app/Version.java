package dev.moie.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the program this is. */
public final class Version {
  private Version() {}

  /** As the build named it, such as {@code 0.1.0-SNAPSHOT}. */
  public static String program() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties is missing from this program", e);
    }
  }

  /**
   * The version of the plugin API: the program's, without what follows a hyphen, since ranges
   * exclude pre-releases.
   */
  public static String api() {
    String program = program();
    int hyphen = program.indexOf('-');
    return hyphen < 0 ? program : program.substring(0, hyphen);
  }
}
