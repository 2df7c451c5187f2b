package dev.moie.core.process.launcher;

import java.nio.charset.StandardCharsets;

/** What lies behind the launcher's code. The code knows where each part begins. */
final class LauncherText {
  private static final String SHELL = "/bin/sh\0";
  private static final String MESSAGE = "cannot be executed; check its mode and its first line: ";
  private static final String NEWLINE = "\n";

  private LauncherText() {}

  static byte[] bytes() {
    return (SHELL + MESSAGE + NEWLINE).getBytes(StandardCharsets.US_ASCII);
  }
}
