package dev.moie.testkit;

import dev.moie.core.plugin.LocalPluginServices;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginLimits;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real plugin host over a workspace, with the plugin under test dropped into it. */
record TestHost(PluginHost plugins, LocalPluginServices services) implements AutoCloseable {

  static TestHost open(Workspace workspace, Path jar, List<Path> beside, Clock clock) {
    try {
      Files.createDirectories(workspace.plugins());
      Files.copy(jar, workspace.plugins().resolve(jar.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<PluginFolder> folders = new ArrayList<>();
    beside.forEach(folder -> folders.add(new PluginFolder(folder, PluginFolder.Origin.ADDED)));
    folders.add(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE));
    LocalPluginServices services = new LocalPluginServices(workspace, clock);
    PluginHost plugins =
        new PluginHost(
            new PluginHostSettings(
                folders,
                workspace.pluginCopies(),
                Quarantine.in(workspace.quarantine()),
                ApiVersion.current(),
                services,
                PluginLimits.DEFAULT));
    return new TestHost(plugins, services);
  }

  /** What is known of the plugin under test. */
  PluginReport report() {
    return plugins.reports().stream()
        .filter(report -> report.origin() == PluginFolder.Origin.WORKSPACE)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the engine does not see the jar"));
  }

  /** What is wrong with any jar or folder, one line each. */
  List<String> problems() {
    Stream<PluginProblem> ofJars =
        plugins.reports().stream().flatMap(report -> report.problems().stream());
    return Stream.concat(ofJars, plugins.problems().stream())
        .map(problem -> problem.id() + ": " + problem.describe())
        .toList();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    plugins.close();
    services.close();
  }
}
