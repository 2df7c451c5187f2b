package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.backup.BackedUpReplace.Replaced;
import dev.moie.core.backup.Backup;
import dev.moie.core.backup.BackupCheck;
import dev.moie.core.state.Timestamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.OptionalLong;

/** Backups, for machines; see {@link JsonOutput}. */
public final class BackupJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BackupJson() {}

  /** {@code backup create}, and each of {@code backup list}. */
  public static ObjectNode backup(Backup backup) {
    ObjectNode node = NODES.objectNode();
    node.put("name", backup.name());
    node.put("file", backup.file().toString());
    node.put("state_file", backup.stateName());
    node.put("taken_at", Timestamps.text(backup.taken()));
    OptionalLong size = size(backup);
    if (size.isPresent()) {
      node.put("size_bytes", size.getAsLong());
    } else {
      node.putNull("size_bytes");
    }
    return node;
  }

  /** Of the file itself: a link has none. */
  static OptionalLong size(Backup backup) {
    try {
      BasicFileAttributes facts =
          Files.readAttributes(backup.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return facts.isRegularFile() ? OptionalLong.of(facts.size()) : OptionalLong.empty();
    } catch (IOException goneMeanwhile) {
      return OptionalLong.empty();
    }
  }

  /** {@code backup list}. */
  public static ObjectNode list(List<Backup> backups) {
    ObjectNode node = NODES.objectNode();
    ArrayNode list = node.putArray("backups");
    backups.forEach(backup -> list.add(backup(backup)));
    return node;
  }

  /** {@code backup verify}. */
  public static ObjectNode verify(List<BackupCheck> checks) {
    ObjectNode node = NODES.objectNode();
    ArrayNode list = node.putArray("backups");
    for (BackupCheck check : checks) {
      list.addObject()
          .put("name", check.backup().name())
          .put("verdict", check.verdict().name())
          .put("reason", check.reason());
    }
    return node;
  }

  /** {@code backup restore}. */
  public static ObjectNode restore(Backup backup, Replaced replaced) {
    ObjectNode node = NODES.objectNode();
    node.put("restored", backup.name());
    node.put("state_file", backup.stateName());
    node.put("undo", replaced.undo().map(Backup::name).orElse(null));
    node.put("kept_edit", replaced.keptEdit().map(Object::toString).orElse(null));
    return node;
  }

  /** {@code backup prune}. */
  public static ObjectNode prune(List<Backup> removed, int kept, boolean dryRun) {
    ObjectNode node = NODES.objectNode();
    ArrayNode names = node.putArray("removed");
    removed.forEach(backup -> names.add(backup.name()));
    node.put("kept", kept);
    node.put("dry_run", dryRun);
    return node;
  }
}
