package dev.moie.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A plugin jar of somebody else's: compiled against the libraries of the distribution. */
public final class ThirdPartyJar {
  private ThirdPartyJar() {}

  /**
   * Builds a plugin of one action {@code ID/act}.
   *
   * @param body what its {@code run} does, up to and with the return
   */
  public static Path action(Path plugins, String id, String version, String body) {
    return build(
        plugins,
        id,
        version,
        "Act",
        """
        package ID;
        import dev.moie.api.*;
        @JobType(value = "ID/act", summary = "Acts")
        public final class Act implements Action<NoConfig> {
          @Override public ActionResult run(NoConfig config, JobContext job) throws Exception {
            BODY
          }
        }
        """
            .replace("BODY", body)
            .replace("ID", id));
  }

  /** Builds a plugin of one class. */
  public static Path build(
      Path plugins, String id, String version, String className, String source) {
    try {
      Path work = Files.createTempDirectory("third-party");
      Path file = Files.createDirectories(work.resolve(id)).resolve(className + ".java");
      Files.writeString(file, source);
      Path classes = work.resolve("classes");
      List<String> options = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
      options.addAll(List.of("-cp", libraries()));
      options.addAll(List.of("-processor", "dev.moie.api.processor.PluginIndexProcessor"));
      options.add(file.toString());
      int compiled =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, options.toArray(new String[0]));
      assertThat(compiled).isZero();
      return pack(plugins, classes, id, version, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String libraries() throws IOException {
    try (Stream<Path> files = Files.list(Moie.distribution().resolve("lib"))) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /**
   * Packs a plugin's classes into a folder.
   *
   * @param needs the plugins that it needs; empty if none
   */
  public static Path pack(Path plugins, Path classes, String id, String version, String needs)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Plugin-Id", id);
    attributes.putValue("Plugin-Version", version);
    attributes.putValue("Plugin-Requires", ">=0.1.0 & <0.2.0");
    if (!needs.isEmpty()) {
      attributes.putValue("Plugin-Dependencies", needs);
    }
    Path jar = Files.createDirectories(plugins).resolve(id + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return jar;
  }
}
