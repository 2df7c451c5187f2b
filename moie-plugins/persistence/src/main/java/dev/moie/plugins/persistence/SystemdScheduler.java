package dev.moie.plugins.persistence;

import dev.moie.api.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's systemd manager. It begins with the first log-in, unless the user lingers; only then
 * it starts after a reboot by itself.
 */
final class SystemdScheduler implements Scheduler {
  private final Programs programs;
  private final Path folder;
  private final SystemdUnits units;

  SystemdScheduler(Plan plan, Programs programs) throws PersistenceException {
    this.programs = programs;
    String configured = plan.machine().variable("XDG_CONFIG_HOME");
    Path config =
        configured.startsWith("/") ? Path.of(configured) : plan.machine().home().resolve(".config");
    this.folder = config.resolve("systemd").resolve("user");
    this.units = new SystemdUnits(plan, folder);
  }

  @Override
  public SchedulerKind kind() {
    return SchedulerKind.SYSTEMD;
  }

  @Override
  public boolean losesOutput() {
    return false;
  }

  @Override
  public List<Planned> planned() {
    return units.files().stream().map(UserFile::planned).toList();
  }

  /** Whether there is a user manager to talk to. */
  boolean answers() throws InterruptedException {
    return programs.ask("systemctl", "--user", "show", "--property=Version").isSuccess();
  }

  @Override
  public void install() throws IOException, InterruptedException {
    List<Path> wanted = units.files().stream().map(UserFile::path).toList();
    boolean changed = false;
    for (String unit : units.possible()) {
      if (!wanted.contains(folder.resolve(unit)) && Files.exists(folder.resolve(unit))) {
        programs.ask("systemctl", "--user", "disable", "--now", unit);
        Files.delete(folder.resolve(unit));
        changed = true;
      }
    }
    List<String> rewritten = new ArrayList<>();
    for (UserFile file : units.files()) {
      if (file.write()) {
        rewritten.add(file.path().getFileName().toString());
      }
    }
    if (changed || !rewritten.isEmpty()) {
      programs.need("systemctl", "--user", "daemon-reload");
    }
    if (!lingers()) {
      programs.ask("loginctl", "enable-linger");
    }
    for (String unit : units.started()) {
      programs.need("systemctl", "--user", "enable", unit);
      programs.need(
          "systemctl",
          "--user",
          rewritten.contains(unit) ? "restart" : "start",
          "--no-block",
          unit);
    }
  }

  @Override
  public Standing standing() throws IOException, InterruptedException {
    boolean none = true;
    for (UserFile file : units.files()) {
      none &= !Files.exists(file.path());
    }
    if (none) {
      return new Standing(Standing.State.ABSENT, "there are no units of this workspace");
    }
    for (UserFile file : units.files()) {
      if (!file.isSo()) {
        return inactive(file.path() + " is not as it should be");
      }
    }
    if (!answers()) {
      return new Standing(Standing.State.UNKNOWN, "systemd's user manager does not answer");
    }
    for (String unit : units.started()) {
      for (String question : new String[] {"is-enabled", "is-active"}) {
        ProcessResult result = programs.ask("systemctl", "--user", question, unit);
        String said = result.output().strip();
        if (!result.isSuccess() && !said.equals("activating")) {
          return inactive(unit + " is " + (said.isEmpty() ? result.detail() : said));
        }
      }
    }
    return lingers()
        ? new Standing(Standing.State.ACTIVE, String.join(" and ", units.started()) + " are active")
        : inactive("it would not start after a reboot: run \"loginctl enable-linger\"");
  }

  private boolean lingers() throws InterruptedException {
    ProcessResult result =
        programs.ask("/bin/sh", "-c", "loginctl show-user \"$(id -un)\" --property=Linger");
    return result.output().strip().equals("Linger=yes");
  }

  private static Standing inactive(String why) {
    return new Standing(Standing.State.INACTIVE, why);
  }

  @Override
  public boolean uninstall() throws IOException, InterruptedException {
    boolean any = false;
    for (String unit : units.possible()) {
      if (Files.exists(folder.resolve(unit))) {
        any = true;
        programs.ask("systemctl", "--user", "disable", "--now", unit);
        Files.delete(folder.resolve(unit));
      }
    }
    if (any) {
      programs.ask("systemctl", "--user", "daemon-reload");
    }
    return any;
  }
}
