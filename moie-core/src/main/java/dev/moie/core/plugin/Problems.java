package dev.moie.core.plugin;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every kind of problem that a jar can have, with its words, but for {@link TrustProblems}. */
final class Problems {
  static final String DUPLICATE_ID = "DUPLICATE_ID";

  private static final String REBUILD = "rebuild it with the parent POM of MOIE's plugins";

  private Problems() {}

  static PluginProblem notAJar(Path jar, Exception cause) {
    return new PluginProblem(
        "NOT_A_JAR",
        jar.getFileName() + " cannot be read as a jar: " + Thrown.describe(cause),
        "copy it again, or remove it");
  }

  /** What an exception says of a jar, in words for people. */
  static PluginProblem notReadable(Path jar, Exception cause) {
    if (cause instanceof NoSuchFileException && !Files.isSymbolicLink(jar)) {
      return new PluginProblem(
          "VANISHED",
          jar.getFileName() + " disappeared while it was looked at",
          "look again; if it is being replaced, move the finished jar into the folder");
    }
    if (cause instanceof AccessDeniedException) {
      return new PluginProblem(
          "UNREADABLE_FILE",
          jar.getFileName() + " may not be read by this user",
          "give read permission: chmod a+r " + jar.getFileName());
    }
    return notAJar(jar, cause);
  }

  static PluginProblem folder(Path folder) {
    return new PluginProblem(
        "NOT_A_JAR",
        folder.getFileName() + " is a folder",
        "plugins are single jars: pack it, or remove it");
  }

  static PluginProblem noFile(Path file) {
    return new PluginProblem("NOT_A_JAR", file.getFileName() + " is no regular file", "remove it");
  }

  static PluginProblem unreadableFolder(Path folder, Exception cause) {
    return new PluginProblem(
        "UNREADABLE_FOLDER",
        "the folder " + folder + " cannot be listed: " + Thrown.describe(cause),
        "check its permissions");
  }

  static PluginProblem ignoredFile(Path file) {
    return new PluginProblem(
        "IGNORED_FILE",
        file.getFileName() + " is not a .jar file",
        "plugins are single jars: remove it, or ask its maker for a jar");
  }

  static PluginProblem outsideFolder(Path jar, Path real) {
    return new PluginProblem(
        "OUTSIDE_FOLDER",
        jar.getFileName() + " is a symbolic link to " + real,
        "copy the jar itself into the folder");
  }

  static PluginProblem noManifest(Path jar) {
    return new PluginProblem("NO_MANIFEST", jar.getFileName() + " has no manifest", REBUILD);
  }

  static PluginProblem noPluginId(String id) {
    return new PluginProblem(
        "NO_PLUGIN_ID",
        id.isEmpty()
            ? "the manifest has no Plugin-Id"
            : "the Plugin-Id \"" + id + "\" is not lower-case letters, digits and hyphens",
        "it is no plugin, or its manifest wants correcting: " + REBUILD);
  }

  static PluginProblem badVersion(String version) {
    return new PluginProblem(
        "BAD_VERSION",
        "the Plugin-Version \"" + version + "\" is no semantic version such as 1.0.0",
        "correct it in the manifest");
  }

  static PluginProblem badRequires(String requires) {
    return new PluginProblem(
        "BAD_REQUIRES",
        "the Plugin-Requires \"" + requires + "\" is no version range",
        "write one such as \">=0.1.0 & <0.2.0\" into the manifest");
  }

  static PluginProblem apiMismatch(String requires, String apiVersion) {
    return new PluginProblem(
        "API_MISMATCH",
        "it works with API " + requires + ", but this is API " + apiVersion,
        "install a version of the plugin that fits, or another version of MOIE");
  }

  static PluginProblem noIndex() {
    return new PluginProblem(
        "NO_INDEX",
        "it has no META-INF/moie/types.json and META-INF/extensions.idx",
        "compile it with MOIE's annotation processor on the processor path: " + REBUILD);
  }

  static PluginProblem foreignPlugin() {
    return new PluginProblem(
        "FOREIGN_PLUGIN",
        "it is a PF4J plugin for another program: it has extensions, but no MOIE job types",
        "remove it");
  }

  static PluginProblem badIndex(String why) {
    return new PluginProblem(
        "BAD_INDEX", "its META-INF/moie/types.json cannot be used: " + why, REBUILD);
  }

  static PluginProblem wrongPrefix(String type, String id) {
    return new PluginProblem(
        "WRONG_PREFIX",
        "its type \"" + type + "\" does not begin with its id, \"" + id + "/\"",
        "rename the type or the plugin");
  }

  static PluginProblem duplicateId(String id, Path used) {
    return new PluginProblem(
        DUPLICATE_ID,
        "the folder has another jar of the plugin \"" + id + "\": " + used.getFileName(),
        "remove one of the two; meanwhile the newer version is used");
  }

  static PluginProblem missingDependency(String dependency) {
    return new PluginProblem(
        "MISSING_DEPENDENCY",
        "it needs the plugin \"" + dependency + "\", which is not here or not healthy",
        "install that plugin");
  }

  static PluginProblem wrongDependencyVersion(String dependency, String range, String found) {
    return new PluginProblem(
        "WRONG_DEPENDENCY_VERSION",
        "it needs the plugin \""
            + dependency
            + "\" in version "
            + range
            + ", but "
            + found
            + " is here",
        "install a version that fits");
  }

  static PluginProblem dependencyCycle(List<String> cycle) {
    return new PluginProblem(
        "DEPENDENCY_CYCLE",
        "plugins need each other in a circle: " + String.join(" -> ", cycle),
        "ask their makers to break it; remove one meanwhile");
  }

  static PluginProblem bundledApi(String entry) {
    return new PluginProblem(
        "BUNDLED_API",
        "it has a copy of what the engine provides: " + entry,
        "give moie-api, pf4j, slf4j-api and jakarta.inject the scope \"provided\"");
  }

  static PluginProblem classTooNew(int version, int running) {
    return new PluginProblem(
        "CLASS_TOO_NEW",
        "it was compiled for Java " + (version - 44) + ", but this is Java " + (running - 44),
        "run MOIE on the newer Java, or compile the plugin with --release " + (running - 44));
  }

  /** What a class that could not be linked tells of the jar; empty for any other failure. */
  static Optional<PluginProblem> ofLinkage(Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; each != null && depth < 10; depth++) {
      if (each instanceof UnsupportedClassVersionError) {
        return Optional.of(
            new PluginProblem(
                "CLASS_TOO_NEW",
                "one of its classes is for a newer Java: " + Thrown.describe(each),
                "run MOIE on the newer Java, or have the plugin compiled for "
                    + Runtime.version().feature()));
      }
      boolean initialised = !String.valueOf(each.getMessage()).startsWith("Could not initialize");
      if ((each instanceof NoClassDefFoundError && initialised)
          || each instanceof ClassNotFoundException) {
        return Optional.of(
            new PluginProblem(
                "MISSING_CLASS",
                "it uses a class that is not there: " + Thrown.describe(each),
                "its libraries belong into its own jar: " + REBUILD));
      }
      each = each.getCause();
    }
    return Optional.empty();
  }

  static PluginProblem quarantined(QuarantineEntry entry) {
    return new PluginProblem(
        "QUARANTINED",
        "plugin '"
            + entry.id()
            + "' "
            + entry.version()
            + " is not used since "
            + entry.since()
            + ": "
            + entry.reason(),
        "install another version, or moie plugins enable " + entry.id());
  }

  /** It needs a plugin that is quarantined or disabled; the id says which. */
  static PluginProblem needsHeldBack(String dependency, PluginProblem its) {
    return new PluginProblem(
        its.id(), "it needs the plugin '" + dependency + "': " + its.message(), its.cure());
  }

  static PluginProblem quarantineUnreadable(String file, Exception cause) {
    return new PluginProblem(
        "QUARANTINE_UNREADABLE",
        "the quarantine "
            + file
            + " cannot be used, so no plugin is held back by it: "
            + Thrown.describe(cause),
        "remove the file; the next quarantine writes it anew");
  }

  static PluginProblem startFailed(String why) {
    return new PluginProblem(
        "START_FAILED",
        "it could not be started: " + why,
        "look at the log with -v, and tell its maker");
  }

  static PluginProblem dependencyNotStarted(String dependency) {
    return new PluginProblem(
        "START_FAILED",
        "the plugin \"" + dependency + "\", which it needs, was not started",
        "see what is wrong with that one");
  }

  static PluginProblem commandTaken(String command, String owner) {
    return new PluginProblem(
        "COMMAND_TAKEN",
        "its command \"" + command + "\" cannot be called: " + owner + " has one of this name",
        "ask its maker for another name, or remove the other plugin; its job types work");
  }

  static PluginProblem slowListener(Duration limit) {
    return new PluginProblem(
        "SLOW_LISTENER",
        "its listeners took longer than " + limit + ", and are not called again by this process",
        "tell its maker");
  }

  static PluginProblem disabled(DisabledPlugin plugin) {
    return new PluginProblem(
        "DISABLED",
        "plugin '"
            + plugin.id()
            + "' is switched off"
            + plugin.since().map(since -> " since " + since).orElse("")
            + plugin.reason().map(reason -> ": " + reason).orElse(""),
        "moie plugins enable " + plugin.id());
  }

  static PluginProblem breaksOther(String other, String version, PluginProblem its) {
    return new PluginProblem(
        "BREAKS_OTHER",
        "with it the plugin \""
            + other
            + "\" "
            + version
            + ", which is in use, does not work: "
            + its.message(),
        "install a version of \"" + other + "\" that fits, and this one is tried again");
  }

  static PluginProblem oldVersionKept(Candidate kept, Candidate refused, PluginProblem its) {
    return new PluginProblem(
        "OLD_VERSION_KEPT",
        "version "
            + kept.version()
            + " stays in use until the engine ends, for the new jar "
            + refused.jar().getFileName()
            + " cannot take its place: "
            + its.message(),
        its.cure());
  }
}
