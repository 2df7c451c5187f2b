package dev.moie.plugins.persistence;

import dev.moie.api.process.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the user's crontab through a file of our own, since it may be longer than what is kept of a
 * program's output; a byte becomes a character, since others' lines may be in any encoding.
 */
record CrontabReader(Programs programs) {

  /**
   * What was read.
   *
   * @param known whether there was an answer; no crontab is an empty one
   * @param text the crontab
   * @param trouble why there was no answer
   */
  record Answer(boolean known, String text, String trouble) {}

  Answer read() throws IOException, InterruptedException {
    Path file = Files.createTempFile("moie-crontab", "");
    try {
      ProcessResult result =
          programs.ask("/bin/sh", "-c", "exec crontab -l >\"$1\"", "sh", file.toString());
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      boolean none = result.output().contains("no crontab for") && text.isEmpty();
      return result.isSuccess() || none
          ? new Answer(true, text, "")
          : new Answer(false, "", Programs.failure(result, "crontab", "-l"));
    } finally {
      Files.delete(file);
    }
  }
}
