package dev.moie.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the API that this test kit belongs to. */
final class ApiVersion {
  private ApiVersion() {}

  /** Without what follows a hyphen, since ranges exclude pre-releases. */
  static String current() {
    try (InputStream in = ApiVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      String version = properties.getProperty("api");
      int hyphen = version.indexOf('-');
      return hyphen < 0 ? version : version.substring(0, hyphen);
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties is missing from the test kit", e);
    }
  }
}
