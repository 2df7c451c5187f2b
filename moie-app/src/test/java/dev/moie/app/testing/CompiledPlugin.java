package dev.moie.app.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A plugin jar made of one source file, as its author would: compiler, processor, manifest. */
public final class CompiledPlugin {
  private CompiledPlugin() {}

  /**
   * Writes {@code <id>.jar} into a folder, which is made.
   *
   * @param className without a package
   */
  public static Path into(Path folder, String id, String className, String source)
      throws IOException {
    Path work = Files.createTempDirectory("moie-plugin");
    Path file = Files.writeString(work.resolve(className + ".java"), source);
    Path classes = Files.createDirectory(work.resolve("classes"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-processor",
                "dev.moie.api.processor.PluginIndexProcessor",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
    if (failed != 0) {
      throw new IllegalArgumentException("the plugin does not compile");
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", id);
    manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
    manifest.getMainAttributes().putValue("Plugin-Requires", ">=0.1.0 & <0.2.0");
    Path jar = Files.createDirectories(folder).resolve(id + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        Stream<Path> compiled = Files.walk(classes)) {
      List<Path> entries = compiled.filter(Files::isRegularFile).toList();
      for (Path entry : entries) {
        zip.putNextEntry(new ZipEntry(classes.relativize(entry).toString()));
        zip.write(Files.readAllBytes(entry));
        zip.closeEntry();
      }
    }
    return jar;
  }
}
