package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.Surroundings;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.app.sdk.PluginProject;
import dev.moie.app.sdk.ProjectNames;
import dev.moie.app.sdk.Sdk;
import dev.moie.core.text.Nearest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moie plugins new}. */
@Command(
    name = "new",
    description = "Make a plugin project that can be built, tested and packed at once.",
    footer = {
      "",
      "Templates: step (a verification and an action), cyclic (a job that runs for ever).",
      "It is built by Maven, which ./mvnw in the project fetches, and a JDK 17 or newer.",
      "",
      "Examples:",
      "  moie plugins new greet && cd greet && ./mvnw verify",
      "  moie plugins new feed-reader --template cyclic --group org.example --dir ~/src/feeds"
    })
final class PluginsNewCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final Sdk sdk;
  private final PluginProject project;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "The plugin's id: lower-case letters, digits and hyphens.")
  private String name = "";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where; empty or not there yet. Default: a folder NAME here.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "The Maven group. Default: ${DEFAULT-VALUE}.",
      defaultValue = "com.example")
  private String group = "com.example";

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "The Java package. Default: the group and the name.")
  private Optional<String> javaPackage = Optional.empty();

  @Option(
      names = "--template",
      paramLabel = "TEMPLATE",
      description = "step or cyclic. Default: ${DEFAULT-VALUE}.",
      defaultValue = "step")
  private String template = "step";

  @Inject
  PluginsNewCommand(
      GlobalOptions options,
      Surroundings surroundings,
      Sdk sdk,
      PluginProject project,
      Terminal terminal) {
    this.options = options;
    this.surroundings = surroundings;
    this.sdk = sdk;
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ProjectNames names = ProjectNames.of(name, group, javaPackage);
    names.problem().ifPresent(this::refuse);
    List<String> templates = sdk.templates();
    if (!templates.contains(template)) {
      refuse(
          "there is no template \""
              + template
              + "\""
              + Nearest.of(template, templates)
                  .map(near -> "; did you mean \"" + near + "\"?")
                  .orElse("; known are " + String.join(", ", templates)));
    }
    Path target = surroundings.folder().resolve(folder.orElseGet(() -> Path.of(name))).normalize();
    List<String> files = project.make(target, template, names);
    List<String> next =
        List.of(
            "cd " + quoted(target),
            "./mvnw verify",
            "cp target/" + name + "-0.1.0.jar WORKSPACE/plugins/");
    if (options.json()) {
      terminal
          .out()
          .println(
              JsonOutput.text(
                  JsonOutput.newPlugin(
                      name, target, names.javaPackage(), template, sdk.folder(), files, next)));
      return ExitCode.OK;
    }
    terminal.out().println("Made " + target + ", " + files.size() + " files:");
    files.forEach(file -> terminal.out().println("  " + file));
    terminal.out().println("");
    terminal.out().println("Next:");
    next.forEach(command -> terminal.out().println("  " + command));
    return ExitCode.OK;
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private void refuse(String problem) {
    throw new ParameterException(spec.commandLine(), problem);
  }
}
