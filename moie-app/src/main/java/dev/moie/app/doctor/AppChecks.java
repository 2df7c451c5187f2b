package dev.moie.app.doctor;

import dev.moie.app.NativeSqlite;
import dev.moie.app.Surroundings;
import dev.moie.app.render.Terminal;
import dev.moie.core.doctor.Check;
import dev.moie.core.doctor.cluster.ClusterChecks;
import dev.moie.core.doctor.plugins.PluginChecks;
import dev.moie.core.doctor.setup.SetupChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every check that there is. */
public final class AppChecks {
  private AppChecks() {}

  /** Those of the program itself. */
  static List<Check> own(Surroundings surroundings, Terminal terminal) {
    return List.of(
        new ClassArchiveUsed(),
        new NativeLibrary(
            () -> NativeSqlite.folder(surroundings), Path.of(System.getProperty("java.io.tmpdir"))),
        new TerminalLanguage(terminal));
  }

  /** All of them, area by area. */
  public static List<Check> all(Surroundings surroundings, Terminal terminal) {
    List<Check> all = new ArrayList<>(SetupChecks.all());
    all.addAll(own(surroundings, terminal));
    all.addAll(ClusterChecks.all());
    all.addAll(PluginChecks.all());
    all.sort(Comparator.comparing(Check::area));
    return List.copyOf(all);
  }
}
