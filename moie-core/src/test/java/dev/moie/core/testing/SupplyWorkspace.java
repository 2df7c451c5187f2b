package dev.moie.core.testing;

import dev.moie.core.download.Download;
import dev.moie.core.download.DownloadLimits;
import dev.moie.core.download.DownloadProgress;
import dev.moie.core.download.Source;
import dev.moie.core.io.Disk;
import dev.moie.core.plugin.DisabledPlugins;
import dev.moie.core.plugin.InstallOrder;
import dev.moie.core.plugin.Installed;
import dev.moie.core.plugin.LocalPluginServices;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginSupply;
import dev.moie.core.plugin.PluginTrust;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.plugin.lock.PluginsLock;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A workspace into which plugins are installed, beside a folder of bundled ones. */
public final class SupplyWorkspace {
  private final Workspace workspace;
  private final Path bundled;
  private PluginTrust trust;
  private Disk disk = Disk.LOCAL;
  private HttpClient client = Download.client();
  private DownloadLimits limits = DownloadLimits.ofMebibytes(1).within(Duration.ofSeconds(20));

  public SupplyWorkspace(Path root) {
    this.workspace = new Workspace(root);
    this.bundled = root.resolve("distribution");
    demand(false);
  }

  /** Sets what is demanded of jars. */
  public SupplyWorkspace demand(boolean lock, String... signers) {
    trust =
        new PluginTrust(
            Optional.of(workspace.pluginsLock()), lock, List.of(signers), Clock.systemUTC());
    return this;
  }

  public SupplyWorkspace on(Disk other) {
    disk = other;
    return this;
  }

  public SupplyWorkspace with(HttpClient other) {
    client = other;
    return this;
  }

  public SupplyWorkspace limits(long maxBytes, Duration time) {
    limits = new DownloadLimits(maxBytes, time, 3);
    return this;
  }

  public Path plugins() {
    return workspace.plugins();
  }

  public Path bundled() {
    return bundled;
  }

  public Path lockFile() {
    return workspace.pluginsLock();
  }

  public TestHost host() {
    return new TestHost(workspace, lower(), trust);
  }

  private List<PluginFolder> lower() {
    return List.of(new PluginFolder(bundled, PluginFolder.Origin.BUNDLED));
  }

  public PluginSupply supply() {
    List<PluginFolder> folders = new ArrayList<>(lower());
    folders.add(new PluginFolder(workspace.plugins(), PluginFolder.Origin.WORKSPACE));
    return new PluginSupply(
        disk,
        new PluginHostSettings(
            folders,
            workspace.pluginCopies(),
            Quarantine.in(workspace.quarantine()),
            "0.1.0",
            new LocalPluginServices(workspace, Clock.systemUTC()),
            TestHost.SHORT_LIMITS,
            trust,
            DisabledPlugins.in(workspace.disabledPlugins())),
        workspace.installLock());
  }

  public Installed install(Path file) throws Exception {
    return install(file.toString(), false);
  }

  public Installed install(String source, boolean force, String... sha256) throws Exception {
    return supply()
        .install(
            new InstallOrder(
                Source.parse(source, workspace.root()),
                Stream.of(sha256).findFirst(),
                force,
                new Download(client, limits, DownloadProgress.NONE)));
  }

  /** Agrees to what there is. */
  public void lock() throws IOException {
    supply().write(supply().present(supply().lock().orElse(PluginsLock.EMPTY)));
  }

  /** The drop folder and the lock, to the byte; nothing else is anybody's business. */
  public List<String> fingerprint() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> tops = List.of(workspace.plugins(), workspace.pluginsLock());
    for (Path top : tops) {
      if (Files.exists(top)) {
        try (Stream<Path> files = Files.walk(top)) {
          for (Path file : files.sorted().toList()) {
            found.add(
                file
                    + " "
                    + (Files.isRegularFile(file)
                        ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        : ""));
          }
        }
      }
    }
    return found;
  }
}
