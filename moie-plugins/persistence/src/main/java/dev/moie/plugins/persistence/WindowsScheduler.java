package dev.moie.plugins.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows Task Scheduler. The tasks run Java itself, with arguments that no shell reads; only an
 * alert needs one.
 */
final class WindowsScheduler implements Scheduler {
  private final Plan plan;
  private final Programs programs;

  WindowsScheduler(Plan plan, Programs programs) {
    this.plan = plan;
    this.programs = programs;
  }

  @Override
  public SchedulerKind kind() {
    return SchedulerKind.WINDOWS;
  }

  @Override
  public boolean losesOutput() {
    return true;
  }

  private List<UserFile> files() throws PersistenceException {
    List<UserFile> files = new ArrayList<>();
    boolean daemon = plan.mode() == Mode.DAEMON;
    String what = daemon ? "daemon --every " + plan.every() : "heartbeat";
    files.add(file("", task(java(), moie(what), daemon ? Duration.ZERO : plan.every())));
    if (plan.watches()) {
      files.add(file("-watch", watch()));
    }
    return files;
  }

  private String watch() throws PersistenceException {
    String health = moie("health --format text --alert");
    if (plan.alert().isEmpty()) {
      return task(java(), health, plan.watchEvery());
    }
    String line = '"' + java() + "\" " + health + " || " + plan.alert().get();
    if ((java() + health).matches("(?s).*[%^&|<>!].*")) {
      throw new PersistenceException(
          "a path with one of % ^ & | < > ! cannot stand before an alert on Windows; rename it, or"
              + " leave out \"alert\"");
    }
    return task("cmd.exe", "/d /s /c \"" + line + '"', plan.watchEvery());
  }

  /** UTF-16 is what schtasks takes. */
  private UserFile file(String suffix, String text) {
    Path path = plan.data().resolve(plan.id() + suffix + ".xml");
    return new UserFile(path, text, StandardCharsets.UTF_16);
  }

  private String java() {
    return plan.machine().javaHome() + "\\bin\\java.exe";
  }

  private String moie(String words) throws PersistenceException {
    return "-jar " + word(plan.program()) + " --home " + word(plan.root()) + " " + words;
  }

  private static String word(Path path) throws PersistenceException {
    String text = path.toString();
    if (text.indexOf('"') >= 0) {
      throw new PersistenceException(text + " has a quote in it; rename it");
    }
    return '"' + text + (text.endsWith("\\") ? "\\" : "") + '"';
  }

  /** A task; an interval of zero means: once, and again when it has failed. */
  private String task(String command, String arguments, Duration every) {
    String trigger =
        every.isZero()
            ? "    <LogonTrigger><Enabled>true</Enabled></LogonTrigger>\n"
            : "    <TimeTrigger>\n      <Repetition><Interval>"
                + every
                + "</Interval></Repetition>\n      <StartBoundary>2020-01-01T00:00:00</StartBoundary>\n"
                + "      <Enabled>true</Enabled>\n    </TimeTrigger>\n";
    return "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
        + "<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n"
        + "  <RegistrationInfo>\n    <Description>Made by MOIE; undo with: moie persistence"
        + " uninstall</Description>\n  </RegistrationInfo>\n  <Triggers>\n"
        + trigger
        + "  </Triggers>\n  <Settings>\n"
        + "    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\n"
        + "    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n"
        + "    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n"
        + "    <StartWhenAvailable>true</StartWhenAvailable>\n"
        + "    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>\n"
        + (every.isZero()
            ? "    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>\n"
            : "")
        + "  </Settings>\n  <Actions>\n    <Exec>\n      <Command>"
        + Xml.text(command)
        + "</Command>\n      <Arguments>"
        + Xml.text(arguments)
        + "</Arguments>\n    </Exec>\n  </Actions>\n</Task>\n";
  }

  @Override
  public List<Planned> planned() throws IOException {
    return files().stream().map(UserFile::planned).toList();
  }

  private String name(UserFile file) {
    return "\\MOIE\\" + file.path().getFileName().toString().replace(".xml", "");
  }

  @Override
  public void install() throws IOException, InterruptedException {
    for (UserFile file : files()) {
      file.write();
      String path = file.path().toString();
      programs.need("schtasks", "/Create", "/F", "/TN", name(file), "/XML", path);
    }
  }

  @Override
  public Standing standing() throws IOException, InterruptedException {
    for (UserFile file : files()) {
      if (!programs.ask("schtasks", "/Query", "/TN", name(file)).isSuccess()) {
        return new Standing(Standing.State.ABSENT, "there is no task " + name(file));
      }
      if (!file.isSo()) {
        return new Standing(Standing.State.INACTIVE, file.path() + " is not as it should be");
      }
    }
    return new Standing(Standing.State.ACTIVE, "the task is registered");
  }

  @Override
  public boolean uninstall() throws IOException, InterruptedException {
    boolean any = false;
    for (UserFile file : files()) {
      any |= programs.ask("schtasks", "/Delete", "/F", "/TN", name(file)).isSuccess();
      Files.deleteIfExists(file.path());
    }
    return any;
  }
}
