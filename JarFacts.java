package dev.moie.core.plugin.scan;

import java.util.Optional;

/**
 * What is known of a jar, without judgement.
 *
 * @param stamp how it is recognised
 * @param unreadable why it could not be read; everything below is empty then
 * @param sha256 the hash of the whole file, in hexadecimal digits
 * @param manifest its manifest, if it has one
 * @param extensionsIndex whether PF4J's index, {@code META-INF/extensions.idx}, is there
 * @param index what it offers, if that could be read
 * @param indexProblem why what it offers could not be read
 * @param bundledApi a class in it that belongs to the engine's API
 * @param newestClass the indexed class that needs the newest Java
 */
public record JarFacts(
    JarStamp stamp,
    Optional<String> unreadable,
    String sha256,
    Optional<PluginManifest> manifest,
    boolean extensionsIndex,
    Optional<TypesIndex> index,
    Optional<String> indexProblem,
    Optional<String> bundledApi,
    Optional<ClassFile> newestClass) {

  static JarFacts unreadable(JarStamp stamp, String why) {
    return new JarFacts(
        stamp,
        Optional.of(why),
        "",
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
