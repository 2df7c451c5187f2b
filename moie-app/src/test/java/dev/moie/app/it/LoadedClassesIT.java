package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a heartbeat with one shell verification loads: every class costs time. */
class LoadedClassesIT {
  private static final Pattern LOADED = Pattern.compile("] (\\S+) source: (\\S+)");
  private static final List<String> NOT_NEEDED =
      List.of(
          "com.google.",
          "picocli.",
          "ch.qos.logback.",
          "org.sqlite.",
          "java.net.http.",
          "java.security.SecureRandom.",
          "com.cronutils.",
          "org.yaml.snakeyaml.",
          "com.fasterxml.jackson.databind.ObjectMapper.",
          "com.fasterxml.jackson.datatype.jsr310.deser.");

  /** What "store:" alone needs. */
  private static final List<String> OF_A_CLUSTER =
      List.of(
          "dev.moie.core.postgres.",
          "org.postgresql.",
          "com.zaxxer.hikari.",
          "org.flywaydb.",
          "com.github.kagkarlsson.");

  /** About a half more than there are. */
  private static final int BOUND = 3200;

  @TempDir Path folder;

  @Test
  void a_heartbeat_loads_only_what_it_needs() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'exit 1'"));
    Path log = folder.resolve("classes.txt");
    Moie moie =
        Moie.in(folder)
            .with("MOIE_CDS", "off")
            .with("MOIE_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    assertThat(moie.run("--home", folder.toString(), "heartbeat").exit()).isZero();

    moie.run("--home", folder.toString(), "heartbeat");

    Set<String> classes = new TreeSet<>();
    Set<String> pluginJars = new TreeSet<>();
    read(log, classes, pluginJars);
    System.out.println(classes.size() + " classes, from plugins: " + pluginJars);
    assertThat(classes)
        .contains("dev.moie.app.Main", "dev.moie.plugins.verify.CommandVerifier")
        .noneMatch(name -> NOT_NEEDED.stream().anyMatch((name + ".")::startsWith))
        .noneMatch(name -> OF_A_CLUSTER.stream().anyMatch(name::startsWith))
        .hasSizeLessThan(BOUND);
    // The verification's, and the two that listen to what happens; of eight.
    assertThat(pluginJars)
        .hasSize(3)
        .anyMatch(jar -> jar.contains("verify-"))
        .anyMatch(jar -> jar.contains("notebook-"))
        .anyMatch(jar -> jar.contains("research-logger-"));
  }

  /** A driver that is merely on the class path could be found by the one for SQLite. */
  @Test
  void a_log_in_a_file_loads_nothing_of_postgresql() throws Exception {
    StateFiles.phase(folder, StateFiles.job("1.1", "'verification_cmd': 'exit 1'"));
    Path log = folder.resolve("classes.txt");
    Moie moie = Moie.in(folder).with("MOIE_JAVA_OPTS", "-Xlog:class+load:file=" + log);

    assertThat(moie.run("--home", folder.toString(), "pause", "1.1").exit()).isZero();

    Set<String> classes = new TreeSet<>();
    read(log, classes, new TreeSet<>());
    assertThat(classes)
        .contains("org.sqlite.SQLiteDataSource", "dev.moie.core.log.JdbcExecutionLog")
        .noneMatch(name -> OF_A_CLUSTER.stream().anyMatch(name::startsWith));
  }

  private static void read(Path log, Set<String> classes, Set<String> pluginJars)
      throws IOException {
    for (String line : Files.readAllLines(log)) {
      Matcher found = LOADED.matcher(line);
      if (found.find()) {
        classes.add(found.group(1));
        if (found.group(2).contains("/.moie/plugins/")) {
          pluginJars.add(found.group(2));
        }
      }
    }
  }
}
