package dev.moie.plugins.verify;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Holds if a line of a text file has a text or matches a pattern, or if none does. */
@JobType(
    value = "verify/text",
    summary = "Holds if a text file has a line with a text or pattern",
    example = "{\"path\": \"config.yaml\", \"contains\": \"llama3\"}")
public final class TextVerifier implements Verifier<TextConfig> {
  static final long MAX_BYTES = 64L << 20;

  /** Made by the engine. */
  public TextVerifier() {}

  @Override
  public Verification verify(TextConfig config, JobContext job) throws IOException {
    Path path = job.files().resolve(config.path());
    if (!Files.isRegularFile(path)) {
      return Verification.notVerified(path + " is no file");
    }
    if (Files.size(path) > MAX_BYTES) {
      return Verification.inconclusive(
          path + " is larger than " + (MAX_BYTES >> 20) + " MiB; check it with verify/command");
    }
    // Not Files.readString: a log with a broken character in it can still be searched.
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    Pattern pattern = config.pattern();
    String sought = config.matches().or(config::contains).orElseThrow();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (find(pattern, lines.get(i))) {
        String where = path + ":" + (i + 1) + " has \"" + sought + "\"";
        return config.absent() ? Verification.notVerified(where) : Verification.verified(where);
      }
    }
    String nowhere = "no line of " + path + " has \"" + sought + "\"";
    return config.absent() ? Verification.verified(nowhere) : Verification.notVerified(nowhere);
  }

  private static boolean find(Pattern pattern, String line) throws IOException {
    try {
      return pattern.matcher(new Interruptible(line)).find();
    } catch (Interruptible.InterruptedReading e) {
      throw new IOException("the search took too long; simplify the regular expression", e);
    } catch (StackOverflowError e) {
      throw new IOException("the regular expression is too deep for a line; simplify it", e);
    }
  }
}
