package dev.moie.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.core.testing.TestWorkspace;
import dev.moie.core.testing.TreeOfFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever the graph of needs, the outcomes and the concurrency are: no job is taken before what it
 * needs, none is forgotten, and the end does not depend on timing.
 */
@Tag("slow")
class OrderOfJobsTest {
  private static final int TRIES = Boolean.getBoolean("moie.slow") ? 600 : 40;
  private static final List<Fate> FINE =
      List.of(Fate.HOLDS, Fate.WORKS, Fate.WORKS_AT_THE_SECOND_ATTEMPT);
  private static final List<Fate> STUCK =
      List.of(Fate.NEVER_WORKS, Fate.NOBODY_CAN_TELL, Fate.WAITS_FOR_A_PERSON);

  /** What happens to a job when its turn comes. */
  private enum Fate {
    HOLDS(true),
    WORKS(true),
    WORKS_AT_THE_SECOND_ATTEMPT(true),
    NEVER_WORKS(false),
    NOBODY_CAN_TELL(false),
    WAITS_FOR_A_PERSON(false);

    private final boolean completes;

    Fate(boolean completes) {
      this.completes = completes;
    }
  }

  private record Node(String id, List<String> needs, Fate fate) {}

  /** A phase of jobs with needs, made from a seed. */
  private record Graph(int concurrency, List<Node> nodes) {

    static Graph of(Random random) {
      int concurrency = 1 + random.nextInt(5);
      int size = 1 + random.nextInt(12);
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        List<String> needs = new ArrayList<>();
        for (int j = 0; j < i; j++) {
          if (random.nextInt(4) == 0) {
            needs.add("1." + j);
          }
        }
        List<Fate> fates = random.nextInt(3) > 0 ? FINE : STUCK;
        nodes.add(new Node("1." + i, needs, fates.get(random.nextInt(3))));
      }
      if (concurrency > 1) {
        // Their order in the file is of no account then.
        Collections.shuffle(nodes, random);
      }
      return new Graph(concurrency, nodes);
    }

    /**
     * The jobs that end completed, by the definition and not by the engine's way of finding out.
     */
    Set<String> completed() {
      Set<String> completed = new HashSet<>();
      boolean more = true;
      while (more) {
        more = false;
        for (int i = 0; i < nodes.size(); i++) {
          Node node = nodes.get(i);
          boolean inTurn =
              concurrency > 1
                  || nodes.subList(0, i).stream().allMatch(each -> completed.contains(each.id));
          more |=
              inTurn
                  && node.fate.completes
                  && completed.containsAll(node.needs)
                  && completed.add(node.id);
        }
      }
      return completed;
    }

    String json() {
      List<String> texts = nodes.stream().map(this::json).toList();
      return "{'id': 1, 'name': 'GRAPH', 'status': 'active', 'concurrency': "
          + concurrency
          + ", 'jobs': [\n"
          + String.join(",\n", texts)
          + "]}";
    }

    private String json(Node node) {
      String after =
          "'after': [" + String.join(", ", node.needs.stream().map(n -> "'" + n + "'").toList());
      String run =
          node.fate == Fate.WAITS_FOR_A_PERSON
              ? ""
              : ", 'run': {'uses': 'probe/write', 'with': {'path': '"
                  + node.id
                  + "', 'from': "
                  + (node.fate == Fate.NEVER_WORKS
                      ? 99
                      : node.fate == Fate.WORKS_AT_THE_SECOND_ATTEMPT ? 2 : 1)
                  + ", "
                  + after
                  + "]}}";
      String needs = String.join(", ", node.needs.stream().map(n -> "'" + n + "'").toList());
      return "{'id': '"
          + node.id
          + "', 'task': 'T', 'status': 'pending', 'needs': ["
          + needs
          + "], 'retry': {'max_attempts': 2, 'delay': 'PT1S'}, 'verify': {'uses': 'probe/file',"
          + " 'with': {'path': '"
          + node.id
          + "', "
          + after
          + "]}}"
          + run
          + "}";
    }
  }

  @Test
  void no_job_is_taken_before_its_needs_and_none_is_forgotten() throws Exception {
    int jobs = 0;
    for (int seed = 0; seed < TRIES; seed++) {
      Graph graph = Graph.of(new Random(seed));
      jobs += graph.nodes.size();
      check(graph);
    }
    System.out.println("order: " + TRIES + " graphs with " + jobs + " jobs");
  }

  private static void check(Graph graph) throws Exception {
    Path root = Files.createTempDirectory("order");
    try (TestWorkspace workspace = new TestWorkspace(root)) {
      for (Node node : graph.nodes) {
        if (node.fate == Fate.HOLDS) {
          workspace.file(node.id, "yes");
        } else if (node.fate == Fate.NOBODY_CAN_TELL) {
          workspace.file(node.id, "unknown");
        }
      }
      workspace.state(1, graph.json());

      BeatReport report = workspace.beat();
      BeatReport again = workspace.beat();

      Set<String> completed = new HashSet<>();
      for (Node node : graph.nodes) {
        if (workspace.jobOnDisk(node.id).path("status").asText().equals("completed")) {
          completed.add(node.id);
        }
      }
      assertThat(completed).as(graph.toString()).isEqualTo(graph.completed());
      assertThat(workspace.text("early.txt")).as(graph.toString()).isEmpty();
      assertThat(report.jobs())
          .as("each job is told of, once")
          .extracting(job -> job.job().id())
          .containsExactlyInAnyOrderElementsOf(graph.nodes.stream().map(Node::id).toList());
      assertThat(workspace.ran())
          .as("no attempt twice, and no action of what holds")
          .doesNotHaveDuplicates();
      assertThat(again.jobs())
          .as("what is not completed is told of at the next beat too")
          .hasSize(graph.nodes.size() - completed.size());
    } finally {
      TreeOfFiles.delete(root);
    }
  }
}
