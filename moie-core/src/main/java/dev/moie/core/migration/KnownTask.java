package dev.moie.core.migration;

import dev.moie.core.json.Located;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tasks of original workspaces that a plugin can do. How they are wired stands in the template
 * of a new workspace, under the title of the task there; here stands only how they are recognised
 * in an old one.
 */
enum KnownTask {
  PERSISTENCE("Establish Persistence", "", "moie-heartbeat|vy_pulse"),
  FILE_STEP("Create steps/file-system.step.ts", "", "\\bls .*steps/file-system\\.step\\.ts"),
  RESEARCH_LOGGER("Link Research Logger", "Deploy Journalist Service", "\\bls .*/daily\\.md"),
  MODEL("Verify Model Inventory", "Pull Llama3 on Ollama", "ollama list *\\| *grep .*llama3"),
  SCAN("Deep Research Scan", "", "(?!)");

  private final String title;

  /** Its title in the first version; empty if it had none. */
  private final String olderTitle;

  private final Pattern verification;

  KnownTask(String title, String olderTitle, String verification) {
    this.title = title;
    this.olderTitle = olderTitle;
    this.verification = Pattern.compile(verification);
  }

  /** Its title in the template. */
  String title() {
    return title;
  }

  /** Recognises a job by its title, else by its verification. */
  static Optional<KnownTask> of(Located.Obj job) {
    String task = fold(Documents.string(job, "task").orElse(""));
    Optional<KnownTask> byTitle =
        Arrays.stream(values())
            .filter(known -> fold(known.title).equals(task) || fold(known.olderTitle).equals(task))
            .findFirst();
    String command = Documents.string(job, "verification_cmd").orElse("");
    return byTitle.or(
        () ->
            Arrays.stream(values())
                .filter(known -> known.verification.matcher(command).find())
                .findFirst());
  }

  private static String fold(String title) {
    return title.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
