package dev.moie.plugins.steps;

import dev.moie.api.Action;
import dev.moie.api.ActionResult;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.files.WriteOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets values of a YAML file, and keeps its comments and its form. */
@JobType(
    value = "steps/edit-yaml",
    summary = "Sets values of a YAML file, and keeps its comments and its form",
    example =
        "{\"path\": \"config.yaml\", \"set\": {\"/reasoning_core/model\": \"llama3:latest\"}}")
public final class EditYamlAction implements Action<EditYamlConfig> {
  private static final long MAX_BYTES = 1L << 20;

  /** Made by the engine. */
  public EditYamlAction() {}

  @Override
  public ActionResult run(EditYamlConfig config, JobContext job) throws IOException {
    Path path = job.files().resolve(config.path());
    boolean exists = Files.exists(path);
    if (!exists && !config.create()) {
      return ActionResult.failed(
          config.path() + " is not there; write it first, or say \"create\": true");
    }
    if (exists && (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES)) {
      return ActionResult.failed(
          config.path() + " is no file of at most " + MAX_BYTES + " bytes; nothing was changed");
    }
    String before = "";
    try {
      before = exists ? decode(Files.readAllBytes(path)) : "";
    } catch (CharacterCodingException e) {
      return ActionResult.failed(config.path() + " is not UTF-8 text; nothing was changed");
    }
    String after = before;
    try {
      // In order of their names, so that what is made new lies in the same order each time.
      for (Map.Entry<String, String> each : new TreeMap<>(config.set()).entrySet()) {
        List<String> pointer = YamlPointer.of(each.getKey());
        after = YamlEdit.set(after, pointer, each.getValue());
      }
    } catch (YamlEditException e) {
      return ActionResult.failed(config.path() + ": " + e.getMessage() + "; nothing was changed");
    }
    if (exists && after.equals(before)) {
      return ActionResult.succeeded(config.path() + " was already so");
    }
    WriteOptions options = WriteOptions.defaults();
    if (exists) {
      options = options.withMode(Files.getPosixFilePermissions(path));
    }
    job.files()
        .write(
            path,
            after.getBytes(StandardCharsets.UTF_8),
            config.backup() ? options.withBackup() : options);
    return ActionResult.succeeded(
        "set " + String.join(", ", new TreeMap<>(config.set()).keySet()) + " in " + config.path());
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
