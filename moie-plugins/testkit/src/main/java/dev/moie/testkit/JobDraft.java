package dev.moie.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** A job of the state file, before the first heartbeat that sees it. Not thread-safe. */
public final class JobDraft {
  private final Map<String, Object> members = new LinkedHashMap<>();

  JobDraft(String id, String status) {
    members.put("id", id);
    members.put("task", "Task " + id);
    members.put("status", status);
  }

  /**
   * Sets its verification, without a configuration.
   *
   * @param uses the verifier's name, such as {@code verify/file}
   * @return this
   */
  public JobDraft verify(String uses) {
    return verify(uses, Map.of());
  }

  /**
   * Sets its verification.
   *
   * @param uses the verifier's name, such as {@code verify/file}
   * @param with its configuration, as in the state file: snake_case keys, values as JSON has them
   * @return this
   */
  public JobDraft verify(String uses, Map<String, ?> with) {
    return set("verify", Map.of("uses", uses, "with", with));
  }

  /**
   * Sets its action, without a configuration.
   *
   * @param uses the action's name, such as {@code steps/write-file}
   * @return this
   */
  public JobDraft run(String uses) {
    return run(uses, Map.of());
  }

  /**
   * Sets its action.
   *
   * @param uses the action's name, such as {@code steps/write-file}
   * @param with its configuration, as in the state file: snake_case keys, values as JSON has them
   * @return this
   */
  public JobDraft run(String uses, Map<String, ?> with) {
    return set("run", Map.of("uses", uses, "with", with));
  }

  /**
   * Sets any other key of the job.
   *
   * @param key such as {@code schedule}, {@code timeout} or {@code retry}
   * @param value a text, number, boolean, list or map
   * @return this
   */
  public JobDraft set(String key, Object value) {
    members.put(key, value);
    return this;
  }

  Map<String, Object> members() {
    return members;
  }
}
