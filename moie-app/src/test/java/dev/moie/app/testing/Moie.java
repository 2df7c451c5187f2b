package dev.moie.app.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.app.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the packed distribution as a process, as a person or cron would. */
public final class Moie {
  private final Path distribution;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";

  private Moie(Path distribution, Path folder) {
    this.distribution = distribution;
    this.folder = folder;
    environment.put("LANG", "C.UTF-8");
    environment.put("MOIE_CDS", "");
    environment.put("XDG_CACHE_HOME", distribution.resolveSibling("cache").toString());
  }

  /**
   * The distribution of this build, run in a folder. It starts from its class archive, as it does
   * for everybody behind the first beat; {@code MOIE_CDS=off} is for tests that must be without.
   */
  public static Moie in(Path folder) {
    FirstRun.hasBeen();
    return new Moie(distribution(), folder);
  }

  /** Makes the archive, so that no test pays for it: only the one that comes first does. */
  private static final class FirstRun {
    static {
      try {
        Path folder = Files.createTempDirectory("moie-first-run");
        new Moie(distribution(), folder).run("init", folder.toString());
        TemporaryFolder.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static void hasBeen() {
      // Loading the class was all.
    }
  }

  /** Where the distribution of this build lies. */
  public static Path distribution() {
    return Path.of(System.getProperty("moie.dist", "target/moie")).toAbsolutePath();
  }

  /** The top of the source tree. */
  public static Path sources() {
    return Path.of(System.getProperty("moie.root", "..")).toAbsolutePath().normalize();
  }

  /** Another copy of the distribution, which would make an archive of its own. */
  public Moie from(Path other) {
    Moie copy = new Moie(other, folder);
    copy.environment.putAll(environment);
    return copy;
  }

  public Moie with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What is written to its standard input. */
  public Moie reading(String text) {
    input = text;
    return this;
  }

  /** What came of a run. */
  public record Result(int exit, String out, String err) {

    public JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + this, e);
      }
    }

    /** A job in the JSON output. */
    public JsonNode job(String id) {
      for (JsonNode job : json().path("jobs")) {
        if (job.path("id").asText().equals(id)) {
          return job;
        }
      }
      throw new AssertionError("no job " + id + " in " + this);
    }
  }

  /** Starts it, and leaves it running. */
  public Process start(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(distribution.resolve("bin/moie").toString());
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Process start(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("MOIE_HOME");
    builder.environment().remove("LC_ALL");
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end. */
  public Result run(String... arguments) {
    return await(start(arguments));
  }

  /** Runs any program in the same folder and environment. */
  public Result program(String... command) {
    return await(start(List.of(command)));
  }

  private Result await(Process process) {
    try {
      Path err = Files.createTempFile("moie", ".err");
      Thread errors =
          new Thread(
              () -> {
                try {
                  Files.write(err, process.getErrorStream().readAllBytes());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      errors.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end; so far: " + out);
      }
      errors.join();
      Result result = new Result(process.exitValue(), out, Files.readString(err));
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every file below a folder with its content and time, to compare before and after. */
  public static List<String> fingerprint(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> found = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String content =
            Files.isRegularFile(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                : "";
        found.add(folder.relativize(file) + " " + Files.getLastModifiedTime(file) + " " + content);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
