package dev.moie.core.plugin;

import com.github.zafarkhaja.semver.ParseException;
import com.github.zafarkhaja.semver.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A jar that wants to be a plugin, and what is wrong with it so far.
 *
 * @param jar where it lies
 * @param origin whose folder that is
 * @param facts what was read from it
 * @param id its id; the jar's name if it has none
 * @param index its job types and listeners; empty if they cannot be used
 * @param dependencies the plugins that it needs
 * @param problems why it cannot be used; grows while the jars are vetted together
 * @param warnings what is to be told of it, and stops nothing
 */
record Candidate(
    Path jar,
    PluginFolder.Origin origin,
    JarFacts facts,
    String id,
    TypeIndex index,
    List<Dependency> dependencies,
    List<PluginProblem> problems,
    List<PluginProblem> warnings) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /**
   * A plugin that another one needs.
   *
   * @param id its id
   * @param range the versions that will do; {@code *} for any
   * @param optional whether it may be missing
   */
  record Dependency(String id, String range, boolean optional) {

    /** Reads one item of {@code Plugin-Dependencies}: {@code id}, {@code id?}, {@code id@range}. */
    static Dependency parse(String item) {
      String[] parts = item.strip().split("@", 2);
      String name = parts[0].strip();
      boolean optional = name.endsWith("?");
      return new Dependency(
          optional ? name.substring(0, name.length() - 1) : name,
          parts.length == 2 && !parts[1].isBlank() ? parts[1].strip() : "*",
          optional);
    }
  }

  /** Vets a jar by itself. */
  static Candidate of(Path jar, PluginFolder.Origin origin, JarFacts facts, Versions versions) {
    List<PluginProblem> problems = new ArrayList<>(facts.problems());
    String id = facts.attribute("Plugin-Id");
    TypeIndex index = TypeIndex.EMPTY;
    if (problems.isEmpty()) {
      if (!ID.matcher(id).matches()) {
        problems.add(Problems.noPluginId(id));
      }
      versions.check(facts).ifPresent(problems::add);
      try {
        index = index(facts, problems);
      } catch (TypeIndex.BadIndexException e) {
        problems.add(Problems.badIndex(e.getMessage()));
      }
      for (TypeInfo type : index.types()) {
        if (ID.matcher(id).matches() && !type.name().startsWith(id + "/")) {
          problems.add(Problems.wrongPrefix(type.name(), id));
        }
      }
      int running = Runtime.version().feature() + 44;
      if (facts.newestClass() > running) {
        problems.add(Problems.classTooNew(facts.newestClass(), running));
      }
    }
    List<Dependency> dependencies =
        List.of(facts.attribute("Plugin-Dependencies").split(",")).stream()
            .filter(item -> !item.isBlank())
            .map(Dependency::parse)
            .toList();
    return new Candidate(
        jar,
        origin,
        facts,
        id.isEmpty() ? jar.getFileName().toString() : id,
        index,
        dependencies,
        problems,
        new ArrayList<>());
  }

  private static TypeIndex index(JarFacts facts, List<PluginProblem> problems)
      throws TypeIndex.BadIndexException {
    if (facts.typeIndex().isPresent() && facts.hasExtensionIndex()) {
      return TypeIndex.parse(facts.typeIndex().get());
    }
    problems.add(
        facts.hasExtensionIndex() && facts.typeIndex().isEmpty()
            ? Problems.foreignPlugin()
            : Problems.noIndex());
    return TypeIndex.EMPTY;
  }

  /** Whether a text can be the id of a plugin, and so a part of a path. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The same jar with the same problems, to be vetted together with others. */
  Candidate again() {
    return new Candidate(
        jar,
        origin,
        facts,
        id,
        index,
        dependencies,
        new ArrayList<>(problems),
        new ArrayList<>(warnings));
  }

  /** Whether these are the same bytes at the same place. */
  boolean isSameJar(Candidate other) {
    return jar.equals(other.jar) && hasBytesOf(other);
  }

  /** Whether these are the same bytes. */
  boolean hasBytesOf(Candidate other) {
    return facts.sha256().equals(other.facts.sha256());
  }

  boolean isHealthy() {
    return problems.isEmpty();
  }

  String version() {
    return facts.attribute("Plugin-Version");
  }

  /** The version to compare by; the lowest there is if it cannot be read. */
  Version semanticVersion() {
    try {
      return Version.parse(version());
    } catch (ParseException | IllegalArgumentException e) {
      return Version.of(0);
    }
  }

  /** The name of the private copy: says which plugin and which bytes. */
  String copyName() {
    return id + "-" + version() + "-" + facts.sha256().substring(0, 12) + ".jar";
  }

  Optional<TypeInfo> type(String name) {
    return index.types().stream().filter(type -> type.name().equals(name)).findFirst();
  }
}
