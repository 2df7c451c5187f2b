package dev.moie.app.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** State files for tests. */
public final class StateFiles {
  private StateFiles() {}

  /** Puts the original's file into a folder. */
  public static Path original(Path folder, String name) {
    try (InputStream in = StateFiles.class.getResourceAsStream("/states/" + name)) {
      return Files.write(folder.resolve(name), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One active phase 1 with these jobs; single quotes become double ones. */
  public static Path phase(Path folder, String... jobs) {
    return write(
        folder,
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'jobs': [" + String.join(",\n", jobs) + "]}");
  }

  /** These phases; single quotes become double ones. */
  public static Path write(Path folder, String... phases) {
    String text =
        ("{'meta': {'project': 'P', 'operator': 'O', 'boot_time': null, 'mode': 'daemon',"
                + " 'current_phase': 1, 'last_heartbeat': null}, 'phases': [\n"
                + String.join(",\n", phases)
                + "]}\n")
            .replace('\'', '"');
    try {
      Files.createDirectories(folder);
      return Files.write(
          folder.resolve("sovereign_state_v2.json"), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pending job; more members with single quotes. */
  public static String job(String id, String more) {
    return "{'id': '" + id + "', 'task': 'Task " + id + "', 'status': 'pending', " + more + "}";
  }
}
