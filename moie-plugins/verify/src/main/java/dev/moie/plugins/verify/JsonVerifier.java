package dev.moie.plugins.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds if a value in a JSON file is there, and is what it should be. */
@JobType(
    value = "verify/json",
    summary = "Holds if the value at a JSON pointer is as expected",
    example = "{\"path\": \"package.json\", \"pointer\": \"/version\", \"equals\": \"1.2.0\"}")
public final class JsonVerifier implements Verifier<JsonConfig> {
  private static final long MAX_BYTES = 64L << 20;

  /** Made by the engine. */
  public JsonVerifier() {}

  @Override
  public Verification verify(JsonConfig config, JobContext job) throws IOException {
    Path path = job.files().resolve(config.path());
    if (!Files.isRegularFile(path)) {
      return Verification.notVerified(path + " is no file");
    }
    if (Files.size(path) > MAX_BYTES) {
      return Verification.inconclusive(path + " is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    JsonNode root;
    try {
      root =
          JsonMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(path.toFile());
    } catch (JsonProcessingException e) {
      return Verification.notVerified(
          path + ":" + e.getLocation().getLineNr() + " is not JSON: " + e.getOriginalMessage());
    }
    return config.expected().of(root.at(config.pointer()), config.pointer(), path);
  }
}
