package dev.moie.plugins.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The user's agents on macOS; they run while the user is logged in. */
final class LaunchdScheduler implements Scheduler {
  private final Plan plan;
  private final Programs programs;
  private final Path folder;

  LaunchdScheduler(Plan plan, Programs programs) throws PersistenceException {
    this.plan = plan;
    this.programs = programs;
    this.folder = plan.machine().home().resolve("Library").resolve("LaunchAgents");
  }

  @Override
  public SchedulerKind kind() {
    return SchedulerKind.LAUNCHD;
  }

  @Override
  public boolean losesOutput() {
    return true;
  }

  @Override
  public List<Planned> planned() {
    return files().stream().map(UserFile::planned).toList();
  }

  private String label(boolean watch) {
    return "dev.moie." + plan.id() + (watch ? ".watch" : "");
  }

  private List<UserFile> files() {
    List<UserFile> files = new ArrayList<>();
    String often =
        plan.mode() == Mode.DAEMON
            ? "  <key>KeepAlive</key>\n  <dict><key>SuccessfulExit</key><false/></dict>\n"
            : interval(plan.every());
    files.add(file(false, plist(label(false), plan.heartbeatScript(), often, "heartbeat.err")));
    if (plan.watches()) {
      String each = interval(plan.watchEvery());
      files.add(file(true, plist(label(true), plan.watchScript(), each, "watch.log")));
    }
    return files;
  }

  private UserFile file(boolean watch, String text) {
    return new UserFile(folder.resolve(label(watch) + ".plist"), text);
  }

  private static String interval(Duration every) {
    return "  <key>StartInterval</key>\n  <integer>" + every.toSeconds() + "</integer>\n";
  }

  private String plist(String label, Path script, String often, String log) {
    String output = "</key>\n  <string>" + Xml.text(plan.data().resolve(log).toString());
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
        + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
        + "<!-- Made by MOIE; undo with: moie persistence uninstall -->\n"
        + "<plist version=\"1.0\">\n<dict>\n  <key>Label</key>\n  <string>"
        + Xml.text(label)
        + "</string>\n  <key>ProgramArguments</key>\n  <array>\n    <string>/bin/sh</string>\n"
        + "    <string>"
        + Xml.text(script.toString())
        + "</string>\n  </array>\n  <key>RunAtLoad</key>\n  <true/>\n"
        + often
        + "  <key>StandardOutPath"
        + output
        + "</string>\n  <key>StandardErrorPath"
        + output
        + "</string>\n</dict>\n</plist>\n";
  }

  @Override
  public void install() throws IOException, InterruptedException {
    if (!plan.watches()) {
      remove(true);
    }
    String domain = domain();
    List<UserFile> files = files();
    for (int i = 0; i < files.size(); i++) {
      boolean changed = files.get(i).write();
      String target = domain + "/" + label(i == 1);
      if (changed || !programs.ask("launchctl", "print", target).isSuccess()) {
        programs.ask("launchctl", "bootout", target);
        programs.need("launchctl", "bootstrap", domain, files.get(i).path().toString());
      }
    }
  }

  @Override
  public Standing standing() throws IOException, InterruptedException {
    List<UserFile> files = files();
    if (!Files.exists(files.get(0).path())) {
      return new Standing(Standing.State.ABSENT, "there is no agent of this workspace");
    }
    String domain = domain();
    for (int i = 0; i < files.size(); i++) {
      String label = label(i == 1);
      if (!files.get(i).isSo()) {
        return new Standing(
            Standing.State.INACTIVE, files.get(i).path() + " is not as it should be");
      }
      if (!programs.ask("launchctl", "print", domain + "/" + label).isSuccess()) {
        return new Standing(Standing.State.INACTIVE, label + " is not loaded");
      }
    }
    return new Standing(Standing.State.ACTIVE, label(false) + " is loaded");
  }

  @Override
  public boolean uninstall() throws IOException, InterruptedException {
    boolean beat = remove(false);
    return remove(true) || beat;
  }

  private boolean remove(boolean watch) throws IOException, InterruptedException {
    Path file = folder.resolve(label(watch) + ".plist");
    if (!Files.exists(file)) {
      return false;
    }
    programs.ask("launchctl", "bootout", domain() + "/" + label(watch));
    return Files.deleteIfExists(file);
  }

  private String domain() throws InterruptedException {
    return "gui/" + programs.ask("id", "-u").output().strip();
  }
}
