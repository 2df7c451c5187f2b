package dev.moie.core.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from a jar without running any of its code.
 *
 * @param size of the file, in bytes
 * @param modified when the file was last written, in nanoseconds since 1970 as text
 * @param sha256 of the file, in hex; empty if it could not be read
 * @param manifest its main attributes
 * @param hasExtensionIndex whether PF4J's index is in it
 * @param typeIndex the text of our index, if it is in it
 * @param newestClass the highest class file version among the indexed classes; 0 if there is none
 * @param signers who has signed all of it; empty if nobody has
 * @param problems what is wrong with it by itself
 */
record JarFacts(
    long size,
    String modified,
    String sha256,
    Map<String, String> manifest,
    boolean hasExtensionIndex,
    Optional<String> typeIndex,
    int newestClass,
    List<JarSigner> signers,
    List<PluginProblem> problems) {

  /** The facts of a file that is not looked into, for the reason given. */
  static JarFacts unread(PluginProblem problem) {
    return new JarFacts(
        0, "", "", Map.of(), false, Optional.empty(), 0, List.of(), List.of(problem));
  }

  String attribute(String name) {
    return manifest.getOrDefault(name, "").strip();
  }
}
