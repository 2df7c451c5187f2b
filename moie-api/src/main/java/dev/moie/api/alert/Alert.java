package dev.moie.api.alert;

import dev.moie.api.Experimental;
import java.time.Instant;
import java.util.Objects;

/**
 * What a channel is to tell people. Immutable; made by {@link #of} and the methods that begin with
 * {@code with}. All of its text may have been written by strangers; secrets are masked.
 */
@Experimental
public final class Alert {
  private final String id;
  private final String key;
  private final Severity severity;
  private final Stage stage;
  private final String subject;
  private final String message;
  private final Instant since;
  private final Instant at;
  private final String project;
  private final String workspace;

  /** Why an alert is told now. */
  public enum Stage {
    /** It has begun. */
    RAISED,

    /** It goes on, and was told before. */
    REPEATED,

    /** It is over. */
    RESOLVED,

    /** Something happened that neither goes on nor ends. */
    TOLD,

    /** Nothing is wrong: somebody tries the channel. */
    TEST
  }

  private Alert(
      String id,
      String key,
      Severity severity,
      Stage stage,
      String subject,
      String message,
      Instant since,
      Instant at,
      String project,
      String workspace) {
    this.id = Objects.requireNonNull(id, "id");
    this.key = Objects.requireNonNull(key, "key");
    this.severity = Objects.requireNonNull(severity, "severity");
    this.stage = Objects.requireNonNull(stage, "stage");
    this.subject = Objects.requireNonNull(subject, "subject");
    this.message = Objects.requireNonNull(message, "message");
    this.since = Objects.requireNonNull(since, "since");
    this.at = Objects.requireNonNull(at, "at");
    this.project = Objects.requireNonNull(project, "project");
    this.workspace = Objects.requireNonNull(workspace, "workspace");
  }

  /**
   * An alert.
   *
   * @param id of this delivery, the same when it is tried again
   * @param key what it is about, such as {@code job/5.1/failing}
   * @param severity how bad it is
   * @param stage why it is told now
   * @param subject one line for people
   * @param message lines for people; may be empty
   * @return the alert, since and at the epoch, of no project
   */
  public static Alert of(
      String id, String key, Severity severity, Stage stage, String subject, String message) {
    return new Alert(
        id, key, severity, stage, subject, message, Instant.EPOCH, Instant.EPOCH, "", "");
  }

  /**
   * The same alert with its times.
   *
   * @param begun when it began
   * @param told when this stage of it came
   * @return a new alert
   */
  public Alert withTimes(Instant begun, Instant told) {
    return new Alert(id, key, severity, stage, subject, message, begun, told, project, workspace);
  }

  /**
   * The same alert from a workspace.
   *
   * @param name the project's name in the state file
   * @param folder the workspace's folder, with the machine's name before it where that is known
   * @return a new alert
   */
  public Alert withOrigin(String name, String folder) {
    return new Alert(id, key, severity, stage, subject, message, since, at, name, folder);
  }

  /**
   * Of this delivery; the same when it is tried again.
   *
   * @return letters, digits and hyphens
   */
  public String id() {
    return id;
  }

  /**
   * What it is about; the same when it is raised, repeated and resolved.
   *
   * @return the key, such as {@code job/5.1/failing}
   */
  public String key() {
    return key;
  }

  /**
   * How bad it is.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Why it is told now.
   *
   * @return the stage
   */
  public Stage stage() {
    return stage;
  }

  /**
   * What it is, without the stage.
   *
   * @return one line
   */
  public String subject() {
    return subject;
  }

  /**
   * More of it.
   *
   * @return lines; may be empty
   */
  public String message() {
    return message;
  }

  /**
   * When it began.
   *
   * @return the time
   */
  public Instant since() {
    return since;
  }

  /**
   * When this stage came: held back or tried again, it may be long ago.
   *
   * @return the time
   */
  public Instant at() {
    return at;
  }

  /**
   * The project's name in the state file.
   *
   * @return the name; empty if it is not known
   */
  public String project() {
    return project;
  }

  /**
   * Where the workspace is.
   *
   * @return the folder, with the machine's name before it where that is known; may be empty
   */
  public String workspace() {
    return workspace;
  }

  /**
   * A first line for people: stage, severity and subject.
   *
   * @return such as {@code RESOLVED: job 5.1 fails}
   */
  public String headline() {
    String word =
        switch (stage) {
          case RAISED -> severity.name();
          case REPEATED -> "STILL " + severity.name();
          case RESOLVED -> "RESOLVED";
          case TOLD -> severity.name();
          case TEST -> "TEST";
        };
    return word + ": " + subject;
  }

  @Override
  public String toString() {
    return key + " " + headline();
  }
}
