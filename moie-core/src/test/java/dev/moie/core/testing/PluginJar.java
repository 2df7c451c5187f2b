package dev.moie.core.testing;

import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.pf4j.Extension;
import org.slf4j.Logger;

/** Builds real plugin jars: compiled by the JDK's compiler, indexed by the API's processor. */
public final class PluginJar {
  /** Compiling the same sources again would only take time. */
  private static final Map<List<Source>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

  private final Map<String, String> manifest = new TreeMap<>();
  private final List<Source> sources = new ArrayList<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final List<String> options = new ArrayList<>();
  private final Set<String> absent = new HashSet<>();

  private record Source(String name, String text) {}

  private PluginJar(String id) {
    manifest("Plugin-Id", id);
    manifest("Plugin-Version", "1.0.0");
    manifest("Plugin-Requires", ">=0.1.0 & <0.2.0");
  }

  public static PluginJar of(String id) {
    return new PluginJar(id);
  }

  /** The plugin under {@code src/test/resources/plugins/probe}: it does what files tell it. */
  public static PluginJar probe() {
    return of("probe")
        .resource("probe", "Early")
        .resource("probe", "FileVerifier")
        .resource("probe", "WriteAction")
        .resource("probe", "EventTeller");
  }

  /** The plugin under {@code src/test/resources/plugins/hostile}, as the plugin of this id. */
  public static PluginJar hostile(String id) {
    PluginJar jar = of(id);
    for (String name : List.of("Act", "Check", "Harm")) {
      jar.source(id + "." + name, text("hostile", name).replace("hostile", id));
    }
    return jar;
  }

  /** Sets an attribute; null removes it. */
  public PluginJar manifest(String key, String value) {
    if (value == null) {
      manifest.remove(key);
    } else {
      manifest.put(key, value);
    }
    return this;
  }

  /** Adds a class, or puts it in the place of the one of this name. */
  public PluginJar source(String className, String text) {
    sources.removeIf(known -> known.name().equals(className));
    sources.add(new Source(className, text));
    return this;
  }

  public PluginJar entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  public PluginJar entry(String name, String content) {
    return entry(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves out what was compiled. */
  public PluginJar without(String name) {
    absent.add(name);
    return this;
  }

  /** Compiles against another plugin's jar, without packing anything of it. */
  public PluginJar against(Path jar) {
    return option("-cp", System.getProperty("java.class.path") + File.pathSeparator + jar);
  }

  /** Further options for the compiler. */
  public PluginJar option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Compiles against another API, and indexes by its processor, instead of those of today. */
  public PluginJar againstApi(Path api) {
    String libraries =
        Stream.of(Extension.class, Logger.class, Inject.class)
            .map(library -> library.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    String all = api + File.pathSeparator + libraries;
    return option("-classpath", all, "-processorpath", all);
  }

  private PluginJar resource(String folder, String className) {
    return source(folder + "." + className, text(folder, className));
  }

  private static String text(String folder, String className) {
    String name = "/plugins/" + folder + "/" + className + ".java";
    try (InputStream in = PluginJar.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the jar into a folder, which is made. */
  public Path into(Path folder) {
    return into(folder, manifest.getOrDefault("Plugin-Id", "plugin") + ".jar");
  }

  /** Writes the jar into a folder, which is made. */
  public Path into(Path folder, String fileName) {
    try {
      Files.createDirectories(folder);
      Path jar = folder.resolve(fileName);
      Map<String, byte[]> all = new TreeMap<>(compiled());
      all.putAll(entries);
      all.keySet().removeAll(absent);
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream zip = new JarOutputStream(out, manifest())) {
        for (Map.Entry<String, byte[]> entry : all.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
          zip.closeEntry();
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest manifest() {
    Manifest made = new Manifest();
    made.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach((key, value) -> made.getMainAttributes().putValue(key, value));
    return made;
  }

  private Map<String, byte[]> compiled() throws IOException {
    if (sources.isEmpty()) {
      return Map.of();
    }
    List<Source> key = new ArrayList<>(sources);
    key.add(new Source("options", String.join(" ", options)));
    Map<String, byte[]> found = COMPILED.get(key);
    if (found == null) {
      found = compile();
      COMPILED.put(key, found);
    }
    return found;
  }

  private Map<String, byte[]> compile() throws IOException {
    Path output = Files.createTempDirectory("plugin-classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      List<String> all = new ArrayList<>(List.of("--release", "17", "-parameters"));
      all.addAll(List.of("-processor", "dev.moie.api.processor.PluginIndexProcessor"));
      all.addAll(options);
      boolean done =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  all,
                  null,
                  sources.stream().map(PluginJar::file).toList())
              .call();
      if (!done) {
        throw new IllegalArgumentException(
            "the plugin does not compile: " + diagnostics.getDiagnostics());
      }
    }
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> walked = Files.walk(output)) {
      for (Path path : walked.filter(Files::isRegularFile).toList()) {
        classes.put(output.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return classes;
  }

  private static JavaFileObject file(Source source) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + source.name().replace('.', '/') + ".java"),
        JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
      }
    };
  }
}
