package dev.moie.core.state;

import dev.moie.core.state.StateReader.ReadJob;
import dev.moie.core.text.Nearest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** That what a job needs exists, can be completed before it, and never leads back to it. */
final class NeedsRules {
  private final List<ReadJob> order;
  private final Map<String, ReadJob> jobs;
  private final Map<String, Integer> positions = new HashMap<>();

  NeedsRules(List<ReadJob> order, Map<String, ReadJob> jobs) {
    this.order = order;
    this.jobs = jobs;
    for (int i = 0; i < order.size(); i++) {
      positions.put(order.get(i).job().id(), i);
    }
  }

  void check() {
    boolean sound = true;
    for (ReadJob job : order) {
      for (String need : job.job().needs()) {
        sound &= exists(job, need) && isReachable(job, jobs.get(need));
      }
    }
    if (sound) {
      circles();
    }
  }

  private boolean exists(ReadJob job, String need) {
    if (jobs.containsKey(need)) {
      return true;
    }
    job.fields()
        .error(
            "needs",
            "there is no job \""
                + need
                + "\""
                + Nearest.of(need, jobs.keySet())
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("; name the id of a job"));
    return false;
  }

  private boolean isReachable(ReadJob job, ReadJob need) {
    String id = need.job().id();
    if (need.job().isCyclic()) {
      job.fields().error("needs", "job \"" + id + "\" is cyclic and never completes; remove it");
      return false;
    }
    if (need.phase().id() > job.phase().id()) {
      job.fields()
          .error(
              "needs",
              "job \"" + id + "\" stands in the later phase " + need.phase().id() + "; remove it");
      return false;
    }
    boolean later =
        need.phase().id() == job.phase().id()
            && job.phase().inOrder()
            && positions.get(id) > positions.get(job.job().id());
    if (later) {
      job.fields()
          .error(
              "needs",
              "job \""
                  + id
                  + "\" stands behind this one, and the phase is done in order; move it up, or give"
                  + " the phase a \"concurrency\" above 1");
      return false;
    }
    return true;
  }

  /** Depth first without recursion, since a file may chain thousands of jobs. */
  private void circles() {
    Set<String> done = new HashSet<>();
    for (ReadJob start : order) {
      Deque<List<String>> open = new ArrayDeque<>();
      List<String> path = new ArrayList<>();
      Set<String> onPath = new HashSet<>();
      open.push(new ArrayList<>(List.of(start.job().id())));
      while (!open.isEmpty()) {
        List<String> candidates = open.peek();
        if (candidates.isEmpty()) {
          open.pop();
          if (!path.isEmpty()) {
            String left = path.remove(path.size() - 1);
            onPath.remove(left);
            done.add(left);
          }
          continue;
        }
        String next = candidates.remove(candidates.size() - 1);
        if (onPath.contains(next)) {
          report(path, next);
          return;
        }
        if (!done.contains(next)) {
          path.add(next);
          onPath.add(next);
          open.push(new ArrayList<>(jobs.get(next).job().needs()));
        }
      }
    }
  }

  private void report(List<String> path, String back) {
    List<String> circle = new ArrayList<>(path.subList(path.indexOf(back), path.size()));
    circle.add(back);
    jobs.get(back)
        .fields()
        .error("needs", "the needs go in a circle: " + String.join(" -> ", circle) + "; break it");
  }
}
