package dev.moie.api.processor;

import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads one class annotated with {@code @CommandName}, and checks what the program relies on. */
final class CommandReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern OPTION = Pattern.compile("-[a-zA-Z]|--[a-z][a-z0-9-]*");

  /** What every command of the program takes. */
  private static final Set<String> GLOBAL =
      Set.of(
          "-h",
          "--help",
          "-V",
          "--version",
          "-v",
          "--verbose",
          "-q",
          "--quiet",
          "--home",
          "--plugins",
          "--json");

  private final JobTypeReader classes;
  private final Elements elements;
  private final Types types;

  CommandReader(JobTypeReader classes, Elements elements, Types types) {
    this.classes = classes;
    this.elements = elements;
    this.types = types;
  }

  JobTypeReader.Entry read(TypeElement type) throws Complaint {
    CommandName annotation = type.getAnnotation(CommandName.class);
    classes.checkClass(type);
    classes.checkConstructor(type);
    TypeElement contract = elements.getTypeElement("dev.moie.api.command.PluginCommand");
    if (!types.isSubtype(type.asType(), contract.asType())) {
      throw new Complaint(type, "a class with a @CommandName implements PluginCommand");
    }
    if (!NAME.matcher(annotation.value()).matches()) {
      throw new Complaint(
          type,
          "\""
              + annotation.value()
              + "\" is no name of a command; use lower-case letters, digits and hyphens");
    }
    line(type, annotation.summary(), "the summary");
    List<JsonText.Raw> options = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (CommandOption option : annotation.options()) {
      options.add(option(type, option, names));
    }
    String className = classes.binaryName(type);
    return new JobTypeReader.Entry(
        annotation.value(),
        className,
        JsonText.object(
            "name", annotation.value(),
            "class", className,
            "summary", annotation.summary(),
            "parameters", annotation.parameters(),
            "options", options));
  }

  private static JsonText.Raw option(TypeElement type, CommandOption option, Set<String> names)
      throws Complaint {
    if (!OPTION.matcher(option.name()).matches()) {
      throw new Complaint(
          type, "\"" + option.name() + "\" is no option; write one such as \"--days\" or \"-d\"");
    }
    if (GLOBAL.contains(option.name())) {
      throw new Complaint(
          type, "every command of the program has \"" + option.name() + "\"; remove it");
    }
    if (!names.add(option.name())) {
      throw new Complaint(type, "\"" + option.name() + "\" is declared twice");
    }
    line(type, option.doc(), "the doc of " + option.name());
    return JsonText.object("name", option.name(), "doc", option.doc(), "value", option.value());
  }

  private static void line(TypeElement type, String text, String what) throws Complaint {
    if (text.isBlank() || text.contains("\n")) {
      throw new Complaint(type, what + " is one line for people");
    }
  }
}
