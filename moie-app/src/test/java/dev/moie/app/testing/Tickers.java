package dev.moie.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Twenty cyclic jobs that run a thousand times a minute together; each run is counted. */
public final class Tickers {
  public static final int JOBS = 20;

  /** Twenty of these are a thousand runs a minute. */
  private static final String PERIOD = "PT1.2S";

  private final Path folder;

  private Tickers(Path folder) {
    this.folder = folder;
  }

  /** Makes a workspace of them, behind other jobs. */
  public static Tickers in(Path folder, String... others) {
    Tickers tickers = new Tickers(folder);
    ThirdPartyJar.action(
        folder.resolve("plugins"),
        "tick",
        "1.0.0",
        "java.nio.file.Files.writeString(java.nio.file.Path.of(\"TICKS\"), \"x\","
                .replace("TICKS", tickers.file().toString())
            + " java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);"
            + " return ActionResult.succeeded(\"ticked\");");
    List<String> jobs = new ArrayList<>(List.of(others));
    for (String id : ids()) {
      jobs.add(cyclic(id, PERIOD, "tick/act"));
    }
    StateFiles.phase(folder, jobs.toArray(new String[0]));
    return tickers;
  }

  /** A cyclic job for a state file. */
  public static String cyclic(String id, String schedule, String type) {
    return "{'id': 'ID', 'task': 'Task ID', 'status': 'cyclic', 'schedule': 'EVERY',"
            .replace("ID", id)
            .replace("EVERY", schedule)
        + " 'timeout': 'PT5M', 'retry': {'max_attempts': 1}, 'run': {'uses': '"
        + type
        + "'}}";
  }

  /** The twenty. */
  public static List<String> ids() {
    return IntStream.range(0, JOBS).mapToObj(i -> "t" + i).toList();
  }

  /** How many runs there have been. */
  public long ticks() {
    try {
      return Files.exists(file()) ? Files.size(file()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.resolve("ticks");
  }
}
