package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.backup.BackedUpReplace.Replaced;
import dev.moie.core.backup.Backup;
import dev.moie.core.migration.AdoptionPlan;
import dev.moie.core.migration.MigrationPlan;
import dev.moie.core.migration.Migrator;
import java.util.Optional;

/** Migrations and adoptions, for machines; see {@link JsonOutput}. */
public final class MigrationJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MigrationJson() {}

  /** {@code migrate --dry-run}. */
  public static ObjectNode planned(MigrationPlan plan, UnifiedDiff diff) {
    return plan("planned", plan, diff).putNull("backup").putNull("note");
  }

  /** {@code migrate}. */
  public static ObjectNode migrated(MigrationPlan plan, UnifiedDiff diff, Migrator.Migrated done) {
    return plan("migrated", plan, diff)
        .put("backup", done.backup().name())
        .put("note", done.note().toString());
  }

  private static ObjectNode plan(String action, MigrationPlan plan, UnifiedDiff diff) {
    ObjectNode node = NODES.objectNode();
    node.put("action", action);
    node.put("from", plan.from().toString());
    node.put("from_version", plan.fromVersion());
    node.put("to", plan.to().toString());
    node.put("to_version", plan.toVersion());
    ArrayNode changes = node.putArray("changes");
    plan.changes().forEach(changes::add);
    node.put("diff", diff.text());
    return node;
  }

  /** {@code migrate --rollback}. */
  public static ObjectNode rolledBack(Migrator.RolledBack done) {
    return NODES
        .objectNode()
        .put("action", "rolled_back")
        .put("from", done.gone().toString())
        .put("to", done.counts().toString())
        .put("backup", done.backup().name());
  }

  /**
   * {@code adopt}.
   *
   * @param replaced empty for a dry run, or if there is nothing to adopt
   */
  public static ObjectNode adopted(
      AdoptionPlan plan, UnifiedDiff diff, Optional<Replaced> replaced) {
    ObjectNode node = NODES.objectNode();
    node.put("state_file", plan.file().toString());
    node.put("adopted", replaced.isPresent());
    ArrayNode wired = node.putArray("wired");
    for (AdoptionPlan.Wired job : plan.wired()) {
      ObjectNode each = wired.addObject().put("id", job.job()).put("task", job.task());
      ArrayNode keys = each.putArray("keys");
      job.keys().forEach(keys::add);
    }
    ArrayNode left = node.putArray("left");
    plan.left()
        .forEach(
            job ->
                left.addObject()
                    .put("id", job.job())
                    .put("task", job.task())
                    .put("reason", job.reason()));
    ArrayNode missing = node.putArray("missing_paths");
    plan.missing()
        .forEach(each -> missing.addObject().put("id", each.job()).put("path", each.path()));
    node.put("diff", diff.text());
    node.put("backup", replaced.flatMap(Replaced::undo).map(Backup::name).orElse(null));
    return node;
  }
}
