package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.PagedArxiv;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan that is killed on the way goes on, and has the same papers in the end, each once. */
@Tag("slow")
class ArxivKillIT {
  private static final boolean SLOW = Boolean.getBoolean("moie.slow");
  private static final int ROUNDS = SLOW ? 25 : 4;
  private static final int PAPERS = 90;
  private static final int PAGE = 15;

  /** The feed, and a page for each fifteen papers. */
  private static final int REQUESTS = 1 + PAPERS / PAGE;

  @TempDir Path folder;

  @Test
  void killed_anywhere_the_next_scan_completes_as_if_nothing_had_happened() throws Exception {
    Random random = new Random(11);
    try (PagedArxiv arxiv = PagedArxiv.start(PAPERS, PAGE)) {
      Path undisturbed = workspace("undisturbed", arxiv);
      assertThat(Moie.in(undisturbed).run("heartbeat", "--json").exit()).isZero();
      List<String> expected = events(undisturbed);
      assertThat(expected).hasSize(PAPERS).doesNotHaveDuplicates();

      Path home = workspace("0", arxiv);
      int workspaces = 0;
      int kills = 0;
      for (int round = 0; round < ROUNDS; round++) {
        // Every other one is killed while it waits, the rest while it writes what it got.
        boolean waiting = round % 2 == 0;
        if (!killed(home, arxiv, 1 + random.nextInt(waiting ? REQUESTS : 3), waiting, random)) {
          assertSame(undisturbed, home, arxiv, expected);
          home = workspace(Integer.toString(++workspaces), arxiv);
          continue;
        }
        kills++;
        assertThat(events(home)).as("each once, also on the way").doesNotHaveDuplicates();
      }
      assertSame(undisturbed, home, arxiv, expected);
      System.out.println(
          kills + " scans killed in " + (workspaces + 1) + " workspaces: the same papers in all");
      assertThat(kills).isPositive();
    }
  }

  private Path workspace(String name, PagedArxiv arxiv) {
    Path home = folder.resolve(name);
    StateFiles.phase(home, arxiv.job("5.1"));
    return home;
  }

  /** Whether it was, before it had ended by itself. */
  private static boolean killed(
      Path home, PagedArxiv arxiv, int request, boolean waiting, Random random) throws Exception {
    arxiv.watch(request, waiting);
    Process process = Moie.in(home).start("heartbeat", "-q");
    boolean ended = false;
    while (!ended && !arxiv.isReached()) {
      ended = !process.isAlive();
    }
    ended |= !waiting && process.waitFor(random.nextInt(120), TimeUnit.MILLISECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    arxiv.watch(0, false);
    return !ended;
  }

  /** After one more scan, nothing differs from what an undisturbed one has. */
  private static void assertSame(
      Path undisturbed, Path home, PagedArxiv arxiv, List<String> expected) throws Exception {
    arxiv.watch(0, false);
    Moie.Result result = Moie.in(home).run("heartbeat", "--json");
    assertThat(result.exit()).as(result.toString()).isZero();
    assertThat(events(home)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(digest(home)).containsExactlyInAnyOrderElementsOf(digest(undisturbed));
    Moie.Result found = Moie.in(home).run("arxiv", "search", "vortex", "--limit", "5", "--json");
    assertThat(found.json().path("total").asInt()).as(found.toString()).isEqualTo(PAPERS);
  }

  /** What the record of events has, without the times. */
  private static List<String> events(Path home) throws IOException {
    Path record = home.resolve(".moie/data/arxiv/arxiv/events/events-000001.jsonl");
    List<String> events = new ArrayList<>();
    if (Files.exists(record)) {
      String text = Files.readString(record);
      // A line that was cut off is none.
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        JsonNode event = new ObjectMapper().readTree(line);
        events.add(event.path("event").asText() + " " + event.path("id").asText());
      }
    }
    return events;
  }

  private static List<String> digest(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("research_logs/arxiv"))) {
      Path json = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
      return new ObjectMapper().readTree(json.toFile()).findValuesAsText("id");
    }
  }
}
