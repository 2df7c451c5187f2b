package dev.moie.app.sdk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * The names in a new plugin project.
 *
 * @param id the plugin's id, and the artifact's
 * @param group the Maven group
 * @param javaPackage the package of its classes
 */
public record ProjectNames(String id, String group, String javaPackage) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  /** The ids of the plugins in the distribution: another jar of one of them would replace it. */
  private static final Set<String> TAKEN =
      Set.of(
          "arxiv",
          "governance",
          "notebook",
          "notify",
          "ollama",
          "persistence",
          "research-logger",
          "steps",
          "verify");

  /**
   * Makes the names that are not given from those that are.
   *
   * @param javaPackage the package; empty for one made of the group and the id
   */
  public static ProjectNames of(String id, String group, Optional<String> javaPackage) {
    return new ProjectNames(
        id, group, javaPackage.orElseGet(() -> group.replace("-", "_") + "." + segment(id)));
  }

  private static String segment(String id) {
    String plain = id.replace("-", "");
    return SourceVersion.isKeyword(plain) ? plain + "plugin" : plain;
  }

  /** What is wrong with them, and what to do; empty if nothing is. */
  public Optional<String> problem() {
    if (!ID.matcher(id).matches()) {
      return Optional.of(
          "a plugin's name begins with a lower-case letter and goes on with letters, digits and"
              + " hyphens, 64 at most, but this is \""
              + id
              + "\""
              + suggestion().map(better -> "; try \"" + better + "\"").orElse(""));
    }
    if (TAKEN.contains(id)) {
      return Optional.of(
          "\""
              + id
              + "\" is a plugin of MOIE, which yours would replace; try \"my-"
              + id
              + "\", or another name");
    }
    if (!GROUP.matcher(group).matches()) {
      return Optional.of(
          "a Maven group is like \"org.example\", but this is \"" + group + "\"; give --group");
    }
    if (!SourceVersion.isName(javaPackage)) {
      return Optional.of(
          "a Java package is like \"org.example.greet\", but this is \""
              + javaPackage
              + "\"; give --package");
    }
    return javaPackage.equals("dev.moie") || javaPackage.startsWith("dev.moie.")
        ? Optional.of("packages that begin with dev.moie belong to MOIE; give another --package")
        : Optional.empty();
  }

  private Optional<String> suggestion() {
    String better =
        id.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    return ID.matcher(better).matches() ? Optional.of(better) : Optional.empty();
  }

  /** The properties of the archetypes, without those that say where the SDK is. */
  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("pluginId", id);
    properties.put("artifactId", id);
    properties.put("groupId", group);
    properties.put("package", javaPackage);
    return properties;
  }
}
