package dev.moie.plugins.persistence;

import dev.moie.api.files.WorkspaceFiles;
import dev.moie.api.files.WriteOptions;
import dev.moie.api.process.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps one workspace alive: the scripts, and a scheduler that starts them. */
final class Installation {
  private final ScheduleConfig config;
  private final WorkspaceFiles files;
  private final Programs programs;
  private final Plan plan;
  private final Scheduler scheduler;

  private Installation(
      ScheduleConfig config, WorkspaceFiles files, Machine machine, Programs programs)
      throws IOException, InterruptedException {
    this.files = files;
    this.programs = programs;
    this.plan = Plan.of(config, files, machine);
    this.scheduler = scheduler(config.kind());
    this.config =
        new ScheduleConfig(
            scheduler.kind(),
            config.mode(),
            config.every(),
            config.watchEvery(),
            config.alert(),
            config.program());
  }

  /** How it should be; {@code auto} stays with what is installed, if anything is. */
  static Installation of(
      ScheduleConfig config, WorkspaceFiles files, Machine machine, Programs programs)
      throws IOException, InterruptedException {
    Optional<Note> note = Note.read(files);
    SchedulerKind kind =
        config.kind() == SchedulerKind.AUTO
            ? note.map(each -> each.config().kind()).orElse(SchedulerKind.AUTO)
            : config.kind();
    ScheduleConfig chosen =
        new ScheduleConfig(
            kind,
            config.mode(),
            config.every(),
            config.watchEvery(),
            config.alert(),
            config.program());
    return new Installation(chosen, files, machine, programs);
  }

  private Scheduler scheduler(SchedulerKind kind) throws IOException, InterruptedException {
    return switch (kind) {
      case CRON -> new CronScheduler(plan, programs);
      case SYSTEMD -> new SystemdScheduler(plan, programs);
      case LAUNCHD -> new LaunchdScheduler(plan, programs);
      case WINDOWS -> new WindowsScheduler(plan, programs);
      case AUTO -> found();
    };
  }

  private Scheduler found() throws IOException, InterruptedException {
    if (plan.machine().isMac()) {
      return new LaunchdScheduler(plan, programs);
    }
    if (plan.machine().isWindows()) {
      return new WindowsScheduler(plan, programs);
    }
    SystemdScheduler systemd = new SystemdScheduler(plan, programs);
    if (systemd.answers()) {
      return systemd;
    }
    CrontabReader.Answer crontab = new CrontabReader(programs).read();
    if (crontab.known()) {
      return new CronScheduler(plan, programs);
    }
    throw new PersistenceException(
        "neither systemd's user manager nor cron answers ("
            + crontab.trouble()
            + "); install cron, or log in to a systemd session");
  }

  SchedulerKind kind() {
    return scheduler.kind();
  }

  Plan plan() {
    return plan;
  }

  Scheduler.Standing standing() throws IOException, InterruptedException {
    return scheduler.standing();
  }

  /** Everything that will be written. */
  List<Planned> planned() throws IOException {
    List<Planned> all = new ArrayList<>(scheduler.planned());
    if (usesScripts()) {
      Scripts scripts = new Scripts(plan, scheduler.losesOutput());
      all.add(new Planned(plan.heartbeatScript().toString(), scripts.heartbeat()));
      if (plan.watches()) {
        all.add(new Planned(plan.watchScript().toString(), scripts.watch()));
      }
    }
    return all;
  }

  private boolean usesScripts() {
    return scheduler.kind() != SchedulerKind.WINDOWS;
  }

  /** Installs it; what is so already stays as it is. */
  void install(Clock clock) throws IOException, InterruptedException {
    scheduler.planned();
    Optional<Note> before = Note.read(files);
    if (before.isPresent() && before.get().config().kind() != kind()) {
      scheduler(before.get().config().kind()).uninstall();
    }
    if (usesScripts()) {
      Scripts scripts = new Scripts(plan, scheduler.losesOutput());
      script(plan.heartbeatScript(), scripts.heartbeat());
      if (plan.watches()) {
        script(plan.watchScript(), scripts.watch());
      }
      rehearse();
    }
    boolean same = before.filter(note -> note.config().equals(config)).isPresent();
    if (!same || standing().state() != Scheduler.Standing.State.ACTIVE) {
      new Note(config, clock.instant()).write(files);
    }
    scheduler.install();
  }

  private void script(Path path, String text) throws IOException {
    files.write(
        path,
        text.getBytes(StandardCharsets.UTF_8),
        WriteOptions.defaults().withMode(PosixFilePermissions.fromString("rwx------")));
  }

  /** Starts it as a scheduler would: with nothing of this environment. */
  private void rehearse() throws IOException, InterruptedException {
    ProcessResult result =
        programs.ask(
            "env",
            "-i",
            "HOME=" + plan.machine().home(),
            "PATH=/usr/bin:/bin",
            "/bin/sh",
            plan.heartbeatScript().toString(),
            "check");
    if (!result.isSuccess()) {
      throw new PersistenceException(
          "it would not start under a scheduler, so nothing was installed: "
              + Programs.failure(result, plan.heartbeatScript().toString(), "check"));
    }
  }

  /** Removes it; returns whether there was anything. */
  boolean uninstall() throws IOException, InterruptedException {
    boolean any = scheduler.uninstall();
    for (String name : new String[] {"heartbeat.sh", "watch.sh", "beat", "watch", "alerted"}) {
      Files.deleteIfExists(plan.data().resolve(name));
    }
    Note.delete(files);
    return any;
  }
}
