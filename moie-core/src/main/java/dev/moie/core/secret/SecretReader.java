package dev.moie.core.secret;

import dev.moie.api.process.ProcessResult;
import dev.moie.api.process.ProcessSpec;
import dev.moie.api.process.Processes;
import dev.moie.api.secret.SecretUnavailableException;
import dev.moie.core.workspace.SecretSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the value of a secret from its source. What goes wrong is told without any of it. */
final class SecretReader {
  private static final long LONGEST = 8 * 1024;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Map<String, String> environment;
  private final Path workspace;
  private final Processes processes;

  SecretReader(Map<String, String> environment, Path workspace, Processes processes) {
    this.environment = environment;
    this.workspace = workspace;
    this.processes = processes;
  }

  /** The value, without the line's end behind it. */
  String read(String name, SecretSource source) {
    String text;
    if (source instanceof SecretSource.Variable variable) {
      text = variable(name, variable.variable());
    } else if (source instanceof SecretSource.File file) {
      text = file(name, file.path());
    } else {
      text = output(name, (SecretSource.Program) source);
    }
    String value = text.replaceFirst("[\\r\\n]+\\z", "");
    if (value.isBlank()) {
      throw new SecretUnavailableException(name, "is empty; give it a value where it is kept");
    }
    return value;
  }

  private String variable(String name, String variable) {
    String value = environment.get(variable);
    if (value == null) {
      throw new SecretUnavailableException(
          name,
          "cannot be read: the environment variable "
              + variable
              + " is not set; set it where MOIE is started, in the crontab or the unit too");
    }
    return value;
  }

  private String file(String name, String written) {
    Path path =
        written.startsWith("~/")
            ? Path.of(System.getProperty("user.home"), written.substring(2))
            : workspace.resolve(written);
    try {
      if (Files.getFileStore(path).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
        throw new SecretUnavailableException(
            name, "is not read: others may look into " + path + "; run \"chmod 600 " + path + "\"");
      }
      if (!Files.isRegularFile(path) || Files.size(path) > LONGEST) {
        throw new SecretUnavailableException(
            name, "cannot be read: " + path + " is no file of at most " + LONGEST + " bytes");
      }
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new SecretUnavailableException(
          name, "cannot be read: there is no file " + path + "; make it, with mode 0600");
    } catch (CharacterCodingException e) {
      throw new SecretUnavailableException(name, "cannot be read: " + path + " is not UTF-8");
    } catch (IOException e) {
      throw new SecretUnavailableException(
          name, "cannot be read: " + path + ": " + e.getClass().getSimpleName());
    }
  }

  private String output(String name, SecretSource.Program program) {
    // What it writes to its error output is no part of the secret.
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" 2>/dev/null", "secret"));
    command.addAll(program.command());
    String what = "the command \"" + program.command().get(0) + "\"";
    ProcessResult result;
    try {
      result = processes.run(ProcessSpec.program(command).withTimeout(program.timeout()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SecretUnavailableException(name, "was not read: " + what + " was interrupted");
    }
    if (!result.isSuccess()) {
      throw new SecretUnavailableException(
          name,
          "cannot be read: "
              + what
              + ": "
              + result.detail()
              + "; run it by hand to see what it says");
    }
    if (result.outputBytes() > LONGEST) {
      throw new SecretUnavailableException(
          name, "cannot be read: " + what + " printed more than " + LONGEST + " bytes");
    }
    return result.output();
  }
}
