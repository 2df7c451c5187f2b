package dev.moie.core.doctor.plugins;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A plugin for a newer Java. The host looks at the classes of the index; this looks at every class,
 * for a library that was packed in may be newer than what uses it.
 */
final class ClassTooNew extends SiteCheck {
  static final String KIND = "CLASS_TOO_NEW";
  private static final int MAGIC = 0xCAFEBABE;

  /** JVMS 4.1: 45 is Java 1.1, and each release since has one more. */
  private static final int OFFSET = 44;

  ClassTooNew() {
    super(
        "plugin-class-too-new", Area.PLUGINS, "no class of a plugin wants a newer Java than this");
  }

  @Override
  protected List<Finding> look(Site site, Setup setup) throws Exception {
    int running = setup.machine().java().feature();
    List<Finding> findings = new ArrayList<>();
    for (PluginReport report : site.plugins()) {
      String subject = site.name(report.jar());
      List<PluginProblem> told =
          report.problems().stream().filter(problem -> problem.id().equals(KIND)).toList();
      told.forEach(each -> findings.add(Finding.problem(subject, each.message(), each.cure())));
      boolean ours = report.origin() == PluginFolder.Origin.BUNDLED;
      if (told.isEmpty() && !ours && report.problems().isEmpty()) {
        tooNew(report, running)
            .ifPresent(
                found ->
                    findings.add(
                        Finding.warning(
                            subject,
                            found + ", but this is Java " + running,
                            "run MOIE on the newer Java, or ask for a jar for Java " + running)));
      }
    }
    return findings;
  }

  /** The first such class. Those under META-INF/versions are for newer Javas on purpose. */
  private static Optional<String> tooNew(PluginReport report, int running) throws IOException {
    try (JarFile jar = new JarFile(report.jar().toFile(), false)) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          int version = version(jar, entry);
          if (version - OFFSET > running) {
            return Optional.of(
                "its class "
                    + name.substring(0, name.length() - ".class".length()).replace('/', '.')
                    + " was compiled for Java "
                    + (version - OFFSET));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int version(JarFile jar, JarEntry entry) throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      boolean isClass = in.readInt() == MAGIC;
      in.readUnsignedShort();
      return isClass ? in.readUnsignedShort() : 0;
    } catch (java.io.EOFException noClass) {
      return 0;
    }
  }
}
