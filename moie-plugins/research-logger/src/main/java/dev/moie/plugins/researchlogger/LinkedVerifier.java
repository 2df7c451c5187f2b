package dev.moie.plugins.researchlogger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Holds if both files of the log have the same link entry, and it is young enough. An empty or old
 * file is not enough.
 */
@JobType(
    value = "research-logger/linked",
    summary = "Holds if the research log was really written to lately",
    example = "{\"max_age\": \"PT24H\"}")
public final class LinkedVerifier implements Verifier<LinkedConfig> {
  static final String KIND = "link";

  private final ObjectMapper mapper = new ObjectMapper();

  /** Made by the engine. */
  public LinkedVerifier() {}

  private record Link(OffsetDateTime time, String id) {}

  @Override
  public Verification verify(LinkedConfig config, JobContext job) throws IOException {
    ResearchLog log = new ResearchLog(job.files());
    ZonedDateTime now = ZonedDateTime.now(job.clock());
    LocalDate oldest = now.minus(config.maxAge()).toLocalDate();
    for (LocalDate day = now.toLocalDate(); !day.isBefore(oldest); day = day.minusDays(1)) {
      Optional<Link> link = newest(log.jsonLines(day));
      if (link.isPresent()) {
        return judge(config, log.markdown(day), link.get(), now);
      }
    }
    return Verification.notVerified(
        "no link entry since "
            + oldest
            + " in "
            + job.files().researchLogs()
            + "; run research-logger/link");
  }

  private static Verification judge(
      LinkedConfig config, Path markdown, Link link, ZonedDateTime now) throws IOException {
    if (link.time().toInstant().isBefore(now.toInstant().minus(config.maxAge()))) {
      return Verification.notVerified(
          "the newest link entry, of " + link.time() + ", is older than " + config.maxAge());
    }
    String id = Markdown.escape(link.id());
    boolean told =
        Files.isRegularFile(markdown)
            && new String(Files.readAllBytes(markdown), StandardCharsets.UTF_8).contains(id);
    return told
        ? Verification.verified("linked at " + link.time())
        : Verification.notVerified(markdown + " lacks the link entry of " + link.time());
  }

  private Optional<Link> newest(Path jsonLines) throws IOException {
    if (!Files.isRegularFile(jsonLines)) {
      return Optional.empty();
    }
    Optional<Link> newest = Optional.empty();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(jsonLines), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        newest = link(line).or(previous(newest));
      }
    }
    return newest;
  }

  private static java.util.function.Supplier<Optional<Link>> previous(Optional<Link> link) {
    return () -> link;
  }

  private Optional<Link> link(String line) {
    try {
      JsonNode node = mapper.readTree(line);
      return node != null && node.path("kind").asText().equals(KIND)
          ? Optional.of(
              new Link(
                  OffsetDateTime.parse(node.path("time").asText()),
                  node.path("metadata").path("link").asText()))
          : Optional.empty();
    } catch (JsonProcessingException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
