package dev.moie.core.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code secrets} of a settings file: names, each with the one place that it comes from. */
final class SecretsReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final SettingsSection section;

  SecretsReader(SettingsSection section) {
    this.section = section;
  }

  Map<String, SecretSource> read() {
    Map<String, SecretSource> sources = new TreeMap<>();
    for (String name : section.keys()) {
      if (NAME.matcher(name).matches()) {
        source(name, section.section(name)).ifPresent(source -> sources.put(name, source));
      } else {
        section.refuse(
            name,
            "is no name for a secret; use letters, digits, \"_\", \"-\" and \".\", at most 64");
      }
    }
    return sources;
  }

  private Optional<SecretSource> source(String name, SettingsSection its) {
    List<SecretSource> sources = new ArrayList<>();
    its.text("env").map(SecretSource.Variable::new).ifPresent(sources::add);
    its.text("file").map(SecretSource.File::new).ifPresent(sources::add);
    SecretSource.Program none = new SecretSource.Program(List.of(), SecretSource.Program.TIMEOUT);
    its.texts("command")
        .map(command -> new SecretSource.Program(command, its.duration("timeout", none.timeout())))
        .ifPresent(sources::add);
    boolean said = its.keys().stream().anyMatch(List.of("env", "file", "command")::contains);
    its.refuseOthers();
    if (sources.size() == 1) {
      return Optional.of(sources.get(0));
    }
    if (sources.size() > 1 || !said) {
      section.refuse(name, "takes exactly one of env, file and command; never the value itself");
    }
    return Optional.empty();
  }
}
