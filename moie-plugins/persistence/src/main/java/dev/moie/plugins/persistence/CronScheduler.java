package dev.moie.plugins.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The user's crontab; lines that are not ours stay byte by byte. */
final class CronScheduler implements Scheduler {
  private static final int TRIES = 3;

  private final Plan plan;
  private final Programs programs;
  private final CronBlock block;
  private final CrontabReader reader;

  CronScheduler(Plan plan, Programs programs) {
    this.plan = plan;
    this.programs = programs;
    this.block = new CronBlock(plan);
    this.reader = new CrontabReader(programs);
  }

  @Override
  public SchedulerKind kind() {
    return SchedulerKind.CRON;
  }

  @Override
  public boolean losesOutput() {
    return true;
  }

  @Override
  public List<Planned> planned() throws IOException {
    return List.of(new Planned("the crontab of this user", block.text()));
  }

  @Override
  public void install() throws IOException, InterruptedException {
    change(bytes(block.text()));
  }

  @Override
  public boolean uninstall() throws IOException, InterruptedException {
    return change("");
  }

  @Override
  public Standing standing() throws IOException, InterruptedException {
    CrontabReader.Answer answer = reader.read();
    if (!answer.known()) {
      return new Standing(Standing.State.UNKNOWN, answer.trouble());
    }
    String crontab = answer.text();
    if (block.replaceIn(crontab, "").equals(crontab)) {
      return new Standing(Standing.State.ABSENT, "the crontab has no lines of this workspace");
    }
    return block.replaceIn(crontab, bytes(block.text())).equals(crontab)
        ? new Standing(Standing.State.ACTIVE, "in the crontab")
        : new Standing(
            Standing.State.INACTIVE, "the lines in the crontab are not as they should be");
  }

  private boolean change(String wanted) throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      String before = known();
      String after = block.replaceIn(before, wanted);
      if (after.equals(before)) {
        return i > 0;
      }
      Path file = privateFile("crontab.new");
      Files.write(file, after.getBytes(StandardCharsets.ISO_8859_1));
      // Once more, as late as can be: crontab itself has no lock against other editors.
      if (known().equals(before)) {
        keep(before);
        programs.need("crontab", file.toString());
        Files.delete(file);
      }
    }
    throw new PersistenceException(
        "the crontab does not stay as it was written; is somebody editing it? Try again later");
  }

  private String known() throws IOException, InterruptedException {
    CrontabReader.Answer answer = reader.read();
    if (!answer.known()) {
      throw new PersistenceException(
          "the crontab cannot be read, so it is left alone: " + answer.trouble());
    }
    return answer.text();
  }

  /** What there was before the last change, for people. */
  private void keep(String before) throws IOException {
    Files.write(privateFile("crontab.before"), before.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Path privateFile(String name) throws IOException {
    Files.createDirectories(plan.data());
    Path file = plan.data().resolve(name);
    Files.deleteIfExists(file);
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
