package dev.moie.core.migration;

import dev.moie.core.backup.BackedUpReplace;
import dev.moie.core.backup.Backups;
import dev.moie.core.io.Disk;
import dev.moie.core.json.JsonLayout;
import dev.moie.core.json.JsonSplice;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import dev.moie.core.state.InvalidStateException;
import dev.moie.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wires the known tasks of an original workspace to plugins, as a new workspace has them: what the
 * template's job has beyond title and status is added to the job. A job that somebody has wired
 * already is left alone.
 */
public final class Adoption {
  /** What says who a job is, and not what it does. */
  private static final Set<String> OWN =
      Set.of("id", "task", "description", "status", "verification_cmd");

  private static final Pattern HOME_PATH =
      Pattern.compile("(?<![\\w./-])/(?:Users|home)/[^\\s'\"|;&<>()]+");

  private final Disk disk;
  private final Workspace workspace;
  private final Backups backups;
  private final ZoneId zone;
  private final JsonText template;

  /**
   * Works on a workspace.
   *
   * @param zone what times without offset are in
   * @param template a state document that has the known tasks wired
   */
  public Adoption(Disk disk, Workspace workspace, Backups backups, ZoneId zone, byte[] template) {
    this.disk = disk;
    this.workspace = workspace;
    this.backups = backups;
    this.zone = zone;
    this.template = new JsonText(template);
  }

  /**
   * Computes an adoption, and changes nothing.
   *
   * @throws InvalidStateException if the state file cannot be used, or could not be afterwards
   */
  public AdoptionPlan plan() throws InvalidStateException, IOException {
    Path file = workspace.stateFile();
    String name = file.getFileName().toString();
    byte[] before = disk.read(file);
    Documents.check(name, before, zone);
    JsonText text = new JsonText(before);
    JsonSplice splice = new JsonSplice(text);
    List<AdoptionPlan.Wired> wired = new ArrayList<>();
    List<AdoptionPlan.Left> left = new ArrayList<>();
    List<AdoptionPlan.MissingPath> missing = new ArrayList<>();
    for (Located.Obj job : Documents.jobs(Documents.root(name, text))) {
      String id = Documents.string(job, "id").orElse("");
      String task = Documents.string(job, "task").orElse("");
      Optional<KnownTask> known = KnownTask.of(job);
      Optional<String> obstacle = known.flatMap(each -> obstacle(job, wiring(each)));
      if (known.isPresent() && obstacle.isEmpty()) {
        wired.add(new AdoptionPlan.Wired(id, task, wire(splice, job, known.get())));
      } else {
        obstacle.ifPresent(why -> left.add(new AdoptionPlan.Left(id, task, why)));
        if (job.member("verify").isEmpty()) {
          missingPaths(id, Documents.string(job, "verification_cmd").orElse(""), missing);
        }
      }
    }
    byte[] after = splice.isEmpty() ? before : splice.result();
    Documents.check(name, after, zone);
    return new AdoptionPlan(file, before, after, wired, left, missing);
  }

  /**
   * Does what was planned, after a backup.
   *
   * @throws IOException if it could not be done; the message says what the state file is now
   */
  public BackedUpReplace.Replaced adopt(AdoptionPlan plan) throws IOException {
    return new BackedUpReplace(disk, backups).replace(plan.file(), plan.before(), plan.after());
  }

  private Located.Obj wiring(KnownTask task) {
    try {
      return Documents.jobs(Documents.root("template", template)).stream()
          .filter(job -> Documents.string(job, "task").orElse("").equals(task.title()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no \"" + task.title() + "\" in it"));
    } catch (InvalidStateException e) {
      throw new IllegalStateException("the template is part of this program", e);
    }
  }

  private static Optional<String> obstacle(Located.Obj job, Located.Obj wiring) {
    for (String key : List.of("run", "verify")) {
      if (job.member(key).isPresent()) {
        return Optional.of("it has \"" + key + "\" already");
      }
    }
    boolean cyclic = isCyclic(job);
    if (cyclic != isCyclic(wiring)) {
      return Optional.of(
          "its status is "
              + (cyclic ? "" : "not ")
              + "cyclic, unlike that of the task it looks like");
    }
    return Optional.empty();
  }

  private static boolean isCyclic(Located.Obj job) {
    return Documents.string(job, "status").orElse("").equals("cyclic");
  }

  private List<String> wire(JsonSplice splice, Located.Obj job, KnownTask task) {
    List<String> keys = new ArrayList<>();
    boolean keepsCheck = task == KnownTask.FILE_STEP && hasUsableVerification(job);
    for (Located.Member member : wiring(task).members()) {
      boolean kept = member.key().equals("verify") && keepsCheck;
      if (!kept && !OWN.contains(member.key()) && job.member(member.key()).isEmpty()) {
        splice.set(job, member.key(), JsonLayout.block(template, member.value()));
        keys.add(member.key());
      }
    }
    return keys;
  }

  /**
   * Whether a job has a check of its own that can hold here. For a file it stays: the template's
   * would find fault with one that only differs from the template's.
   */
  private static boolean hasUsableVerification(Located.Obj job) {
    String command = Documents.string(job, "verification_cmd").orElse("").strip();
    List<AdoptionPlan.MissingPath> missing = new ArrayList<>();
    missingPaths("", command, missing);
    return !command.isEmpty() && !command.equals("false") && missing.isEmpty();
  }

  private static void missingPaths(
      String job, String command, List<AdoptionPlan.MissingPath> missing) {
    Matcher paths = HOME_PATH.matcher(command);
    while (paths.find()) {
      if (!Files.exists(Path.of(paths.group()))) {
        missing.add(new AdoptionPlan.MissingPath(job, paths.group()));
      }
    }
  }
}
