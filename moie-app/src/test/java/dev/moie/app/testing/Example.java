package dev.moie.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moie.app.config.SettingsList;
import dev.moie.core.workspace.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * A copy of one of the workspaces in {@code docs/examples}, with a home of its own and stand-ins
 * for the programs that would reach beyond it, so that no scheduler of this machine is touched.
 */
public final class Example {
  private final Path workspace;
  private final Path tools;

  private Example(Path workspace, Path tools) {
    this.workspace = workspace;
    this.tools = tools;
  }

  /** Copies an example into a folder. */
  public static Example copy(String name, Path folder) throws IOException {
    Path from = Moie.sources().resolve("docs/examples").resolve(name);
    Path workspace = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, workspace.resolve(from.relativize(file).toString()));
      }
    }
    return new Example(workspace, Files.createDirectory(folder.resolve("tools")));
  }

  /** Replaces a text that has to be there, as a person would who makes the example theirs. */
  public Example edit(String file, String was, String is) throws IOException {
    String text = read(file);
    assertThat(text).contains(was);
    Files.writeString(workspace.resolve(file), text.replace(was, is));
    return this;
  }

  /** Puts a program of the shell's into PATH, before those of the machine. */
  public Example tool(String name, String script) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  public String read(String file) throws IOException {
    return Files.readString(workspace.resolve(file));
  }

  public Path path(String file) {
    return workspace.resolve(file);
  }

  public Moie moie() {
    return Moie.in(workspace)
        .with("HOME", workspace.toString())
        .with("XDG_CONFIG_HOME", "")
        .with("PATH", tools + ":" + Moie.distribution().resolve("bin") + ":/usr/bin:/bin");
  }

  /** Runs a command that has to end with an exit code. */
  public Moie.Result run(int exit, String... arguments) {
    Moie.Result result = moie().run(arguments);
    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    return result;
  }

  /** Its settings and its state have neither errors nor warnings, and the doctor no problem. */
  public void assertSound() throws Exception {
    // What "moie config check" does, without another process.
    assertThat(SettingsList.of(Settings.written(workspace.resolve("moie.yaml"))))
        .anyMatch(each -> each.written().isPresent());
    Moie.Result doctor = run(0, "doctor", "--json");
    for (JsonNode check : doctor.json().path("checks")) {
      if (check.path("id").asText().matches("state-file|settings|alert-channels|job-.*")) {
        for (JsonNode finding : check.path("findings")) {
          assertThat(finding.path("severity").asText()).as(finding.toString()).isEqualTo("ok");
        }
      }
    }
  }
}
