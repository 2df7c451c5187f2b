package dev.moie.plugins.persistence;

import dev.moie.api.files.WorkspaceFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to be kept alive, and how.
 *
 * @param id names it among all workspaces of the user
 * @param root the workspace
 * @param data where the scripts and their traces lie, inside the workspace
 * @param program the program moie; the launcher, or on Windows the jar
 * @param mode a heartbeat again and again, or a daemon
 * @param every how often it beats
 * @param watchEvery how often its health is looked at; zero for never
 * @param alert what is run when it is not healthy
 * @param machine the rest
 */
record Plan(
    String id,
    Path root,
    Path data,
    Path program,
    Mode mode,
    Duration every,
    Duration watchEvery,
    Optional<String> alert,
    Machine machine) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  static Plan of(ScheduleConfig config, WorkspaceFiles files, Machine machine)
      throws PersistenceException {
    Path root = files.root();
    Plan plan =
        new Plan(
            id(root),
            root,
            files.data(),
            program(config, machine),
            config.mode(),
            config.every(),
            config.watchEvery(),
            config.alert(),
            machine);
    plain("the workspace's path", root.toString());
    plain("the path of moie", plan.program().toString());
    plain("the path of Java", machine.javaHome().toString());
    for (var variable : machine.forHeartbeat().entrySet()) {
      plain(variable.getKey(), variable.getValue());
    }
    return plan;
  }

  /** A name that no other workspace has, and that needs no quotes anywhere. */
  static String id(Path root) {
    Path last = root.getFileName();
    String name = (last == null ? "" : last.toString()).toLowerCase(Locale.ROOT);
    String slug = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(root.toString().getBytes(StandardCharsets.UTF_8));
      return "moie-"
          + (slug.isEmpty() ? "" : slug.substring(0, Math.min(24, slug.length())) + "-")
          + HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Path program(ScheduleConfig config, Machine machine) throws PersistenceException {
    if (config.program().isPresent()) {
      Path given = Path.of(config.program().get());
      if (!given.isAbsolute()) {
        throw new PersistenceException(
            "program has to be a full path, not \"" + given + "\": schedulers have another PATH");
      }
      return given;
    }
    if (machine.distribution().isEmpty()) {
      throw new PersistenceException(
          "it is not known where moie lies; give its full path as \"program\"");
    }
    Path distribution = Path.of(machine.distribution());
    return machine.isWindows()
        ? distribution.resolve("lib").resolve("moie-app.jar")
        : distribution.resolve("bin").resolve("moie");
  }

  private static void plain(String what, String text) throws PersistenceException {
    if (CONTROL.matcher(text).find()) {
      throw new PersistenceException(
          what + " has a control character in it, which no scheduler can be told; rename it");
    }
  }

  boolean watches() {
    return !watchEvery.isZero();
  }

  Path heartbeatScript() {
    return data.resolve("heartbeat.sh");
  }

  Path watchScript() {
    return data.resolve("watch.sh");
  }

  Path logFile() {
    return data.resolve("heartbeat.log");
  }
}
