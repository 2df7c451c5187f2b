package probe;

import dev.moie.api.JobContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Notes when a job is taken before the files that it needs are there. */
final class Early {
  private Early() {}

  static void note(List<String> after, JobContext job) throws IOException {
    for (String path : after) {
      Path file = job.files().resolve(path);
      if (!Files.exists(file) || !Files.readString(file).strip().equals("yes")) {
        String line = job.job().id() + " before " + path + "\n";
        job.files().append(Path.of("early.txt"), line.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
