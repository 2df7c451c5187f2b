package dev.moie.plugins.ollama;

/**
 * A model that a server has.
 *
 * @param name with its tag
 * @param size in bytes
 * @param digest of its manifest; empty if the server does not say
 */
record InstalledModel(String name, long size, String digest) {

  /** For people. */
  String text() {
    return name + ", " + size + " bytes, digest " + (digest.isEmpty() ? "not given" : digest);
  }
}
