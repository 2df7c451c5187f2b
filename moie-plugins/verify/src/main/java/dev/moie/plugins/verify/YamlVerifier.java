package dev.moie.plugins.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Holds if a value in a YAML file is there, and is what it should be. */
@JobType(
    value = "verify/yaml",
    summary = "Holds if the value at a pointer into a YAML file is as expected",
    example =
        "{\"path\": \"config.yaml\", \"pointer\": \"/reasoning_core/model\","
            + " \"equals\": \"llama3:latest\"}")
public final class YamlVerifier implements Verifier<YamlConfig> {
  private static final int MAX_BYTES = 4 << 20;

  /** Made by the engine. */
  public YamlVerifier() {}

  @Override
  public Verification verify(YamlConfig config, JobContext job) throws IOException {
    Path path = job.files().resolve(config.path());
    if (!Files.isRegularFile(path)) {
      return Verification.notVerified(path + " is no file");
    }
    if (Files.size(path) > MAX_BYTES) {
      return Verification.inconclusive(path + " is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    Object tree;
    try {
      LoadSettings settings =
          LoadSettings.builder().setAllowDuplicateKeys(false).setCodePointLimit(MAX_BYTES).build();
      tree = new Load(settings).loadFromString(Files.readString(path));
    } catch (YamlEngineException | StackOverflowError e) {
      return Verification.notVerified(path + " is not YAML: " + reason(e));
    } catch (CharacterCodingException e) {
      return Verification.notVerified(path + " is not UTF-8 text");
    }
    JsonNode root = new ObjectMapper().valueToTree(named(tree));
    return config.expected().of(root.at(config.pointer()), config.pointer(), path);
  }

  /** An empty file has no values. */
  private static Object named(Object tree) {
    return tree == null ? Map.of() : tree;
  }

  private static String reason(Throwable problem) {
    if (problem instanceof MarkedYamlEngineException marked && marked.getProblem() != null) {
      return marked.getProblem().strip()
          + marked.getProblemMark().map(mark -> " in line " + (mark.getLine() + 1)).orElse("");
    }
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("it is nested too deep");
  }
}
