package dev.moie.plugins.governance.audit;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the command {@code audit} prints. */
final class AuditReport {
  private static final int SHORT = 12;

  private AuditReport() {}

  /** One line for people. */
  static String line(Entry entry) {
    Map<String, String> its = new TreeMap<>(entry.fields());
    String job = its.getOrDefault("job", "");
    String reason = its.getOrDefault("reason", "");
    String what =
        switch (entry.kind()) {
          case "decision" ->
              its.get("decision")
                  + " by "
                  + its.get("policy")
                  + ", "
                  + its.get("type")
                  + ", attempt "
                  + its.get("attempt")
                  + ", "
                  + its.get("trigger");
          case "execution", "verified" -> its.getOrDefault("outcome", "");
          case "order" ->
              its.get("order")
                  + " by "
                  + its.get("by")
                  + (its.getOrDefault("said", "").isEmpty() ? "" : " (" + its.get("said") + ")")
                  + ("true".equals(its.get("done")) ? "" : ", refused: " + its.get("answer"));
          case "phase" -> "phase " + its.get("phase") + " is completed";
          default ->
              its.entrySet().stream()
                  .map(each -> each.getKey() + "=" + each.getValue())
                  .collect(Collectors.joining(" "));
        };
    boolean told = entry.kind().equals("order") || reason.isEmpty();
    return plain(
        entry.seq()
            + "  "
            + entry.at()
            + "  "
            + entry.kind()
            + (job.isEmpty() ? "" : "  job " + job)
            + "  "
            + what
            + (told ? "" : ": " + reason));
  }

  /** Without what a terminal would act upon. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
  }

  /** Prints entries, and how many there are besides. */
  static void list(PrintStream out, List<Entry> entries, long before) {
    if (before > 0) {
      out.println("... " + before + " earlier; --limit shows more");
    }
    entries.forEach(entry -> out.println(line(entry)));
    if (entries.isEmpty()) {
      out.println("The audit trail has no such entries.");
    }
  }

  static String json(List<Entry> entries) {
    return "{\"command\":\"list\",\"entries\":["
        + entries.stream().map(Entry::line).collect(Collectors.joining(","))
        + "]}";
  }

  static String json(Chain chain, Optional<String> expected) {
    Map<String, Object> all = new TreeMap<>();
    all.put("command", "verify");
    all.put("whole", chain.isWhole() && (expected.isEmpty() || chain.anchor().isPresent()));
    all.put("entries", chain.entries());
    all.put("torn", chain.torn());
    chain.head().ifPresent(head -> all.put("head", head(head)));
    expected.ifPresent(hash -> all.put("expected", hash));
    expected.ifPresent(hash -> all.put("expected_found", chain.anchor().isPresent()));
    chain.anchor().ifPresent(anchor -> all.put("anchor", head(anchor)));
    String object = Canonical.object(all);
    String problems =
        chain.broken().stream()
            .map(each -> Canonical.object(Map.of("line", each.line(), "message", each.message())))
            .collect(Collectors.joining(","));
    return object.substring(0, object.length() - 1) + ",\"problems\":[" + problems + "]}";
  }

  private static Map<String, Object> head(Entry entry) {
    return Map.of("seq", entry.seq(), "at", entry.at(), "hash", entry.hash());
  }

  /** Prints what the trail proves and what it does not. */
  static void verify(PrintStream out, String file, Chain chain, Optional<String> expected) {
    for (Chain.Break each : chain.broken()) {
      out.println(plain(file + ":" + each.line() + ": " + each.message()));
    }
    if (chain.torn()) {
      out.println(
          file
              + ": the last line is torn, as by a crash while it was written; the next entry takes"
              + " it off and says so");
    }
    out.println(
        chain.isWhole()
            ? "The chain is whole: " + chain.entries() + " entries, each follows the one before it."
            : "The chain is broken; what stands behind a broken line proves nothing by itself.");
    chain
        .head()
        .ifPresent(head -> out.println("Head: " + head.hash() + "  (entry " + head.seq() + ")"));
    if (expected.isEmpty()) {
      chain
          .head()
          .ifPresent(
              head ->
                  out.println(
                      "Whether entries are missing behind it, or all was made anew, only a hash kept"
                          + " elsewhere tells: note the head, and give it later with --expect."));
    } else if (chain.anchor().isPresent()) {
      Entry anchor = chain.anchor().get();
      out.println(
          "The expected hash is that of entry "
              + anchor.seq()
              + ": up to there "
              + (chain.isWhole() ? "all is as it was" : "see above")
              + "; "
              + (chain.head().map(Entry::seq).orElse(0L) - anchor.seq())
              + " more since.");
    } else {
      out.println(
          plain(
              "No entry has the expected hash "
                  + expected.get().substring(0, Math.min(SHORT, expected.get().length()))
                  + "...: the trail was cut behind an earlier one, or made anew."));
    }
  }

  /** The newest so many of those that are wanted. */
  static final class Newest {
    private final int limit;
    private final Deque<Entry> kept = new ArrayDeque<>();
    private long dropped;

    Newest(int limit) {
      this.limit = limit;
    }

    void add(Entry entry) {
      kept.addLast(entry);
      if (kept.size() > limit) {
        kept.removeFirst();
        dropped++;
      }
    }

    List<Entry> entries() {
      return List.copyOf(kept);
    }

    long dropped() {
      return dropped;
    }
  }
}
