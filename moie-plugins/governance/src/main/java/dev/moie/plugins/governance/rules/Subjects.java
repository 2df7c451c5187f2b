package dev.moie.plugins.governance.rules;

import dev.moie.api.policy.ActionRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of an action rules can be about, as its configuration tells it.
 *
 * @param type its job type
 * @param commands shell lines, and programs with their arguments, with one blank between words
 * @param places files and folders
 * @param hosts of addresses, in lower case
 */
record Subjects(String type, List<String> commands, List<Place> places, List<String> hosts) {

  /** Which keys of configurations hold what. */
  record Keys(Set<String> commands, Set<String> paths, Set<String> hosts) {
    static final Keys DEFAULT =
        new Keys(
            Set.of("command", "argv", "alert", "shell"),
            Set.of(
                "cwd",
                "dir",
                "directory",
                "file",
                "files",
                "folder",
                "folders",
                "into",
                "output",
                "path",
                "paths",
                "profile",
                "program"),
            Set.of("host", "hosts"));
  }

  /**
   * A file or folder.
   *
   * @param written as it stands in the configuration
   * @param forms how a pattern may name it: absolute, and from the workspace if it is in there;
   *     both for the path as written and with its symbolic links resolved
   */
  record Place(String written, List<Form> forms) {
    record Form(String absolute, Optional<String> inside) {}

    /** The first pattern that fits it under any of its names. */
    Optional<String> matching(Patterns patterns) {
      return forms.stream().flatMap(form -> fitting(form, patterns).stream()).findFirst();
    }

    /** Why it may not be used; of what has two names, both have to be right. */
    Optional<String> refusal(Gate gate) {
      Optional<String> denied = matching(gate.deny());
      if (denied.isPresent()) {
        return Optional.of(
            "path "
                + Problems.quoted(written)
                + " is denied by paths.deny "
                + Problems.quoted(denied.get()));
      }
      boolean allowed = forms.stream().allMatch(form -> fitting(form, gate.allow()).isPresent());
      return gate.closed() && !allowed
          ? Optional.of("path " + Problems.quoted(written) + " is not in paths.allow")
          : Optional.empty();
    }

    private static Optional<String> fitting(Form form, Patterns patterns) {
      return patterns.written().stream()
          .filter(
              each -> {
                Patterns one = new Patterns(withFolder(each), patterns.wild());
                return each.startsWith("/")
                    ? one.matching(form.absolute()).isPresent()
                    : form.inside().filter(path -> one.matching(path).isPresent()).isPresent();
              })
          .findFirst();
    }

    /** What means all that is in a folder means the folder too. */
    private static List<String> withFolder(String pattern) {
      boolean whole = pattern.endsWith("/**") && pattern.length() > 3;
      return whole
          ? List.of(pattern, pattern.substring(0, pattern.length() - 3))
          : List.of(pattern);
    }
  }

  static Subjects of(ActionRequest request, Keys keys, Path root) {
    Collector found = new Collector(keys, root);
    found.map(request.config());
    return new Subjects(request.type(), found.commands, found.places, found.hosts);
  }

  /** Walks through a configuration. */
  private static final class Collector {
    private final Keys keys;
    private final Path root;
    private final List<String> commands = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();

    Collector(Keys keys, Path root) {
      this.keys = keys;
      this.root = root;
    }

    void map(Map<?, ?> values) {
      values.forEach((key, value) -> value(String.valueOf(key), value));
    }

    private void value(String key, Object value) {
      if (value instanceof Map<?, ?> map) {
        map(map);
      } else if (value instanceof List<?> list) {
        if (keys.commands().contains(key) && !list.isEmpty()) {
          command(list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        } else {
          list.forEach(each -> value(key, each));
        }
      } else if (value instanceof String text) {
        text(key, text);
      }
    }

    private void text(String key, String text) {
      if (keys.commands().contains(key)) {
        command(text);
      } else if (keys.paths().contains(key)) {
        place(text);
      } else if (keys.hosts().contains(key)) {
        hosts.add(text.toLowerCase(Locale.ROOT));
      } else {
        host(text).ifPresent(hosts::add);
      }
    }

    private void command(String text) {
      // Lines stay apart: a second one is another command.
      commands.add(text.strip().replaceAll("[ \\t]+", " "));
    }

    private static Optional<String> host(String text) {
      if (!text.contains("://")) {
        return Optional.empty();
      }
      try {
        return Optional.ofNullable(new URI(text.strip()).getHost())
            .map(host -> host.toLowerCase(Locale.ROOT));
      } catch (URISyntaxException noAddress) {
        return Optional.empty();
      }
    }

    private void place(String text) {
      List<Place.Form> forms = new ArrayList<>();
      try {
        Path path = root.resolve(text).normalize();
        if (path.equals(root)) {
          return; // The workspace itself, where every command runs that says nothing else.
        }
        forms.add(form(path));
        Path real = real(path);
        if (!real.equals(path)) {
          forms.add(form(real));
        }
      } catch (InvalidPathException noPath) {
        forms.add(new Place.Form(text, Optional.empty()));
      }
      places.add(new Place(text, forms));
    }

    private Place.Form form(Path path) {
      return new Place.Form(
          path.toString(),
          path.startsWith(root) ? Optional.of(root.relativize(path).toString()) : Optional.empty());
    }

    /** With the links of what exists resolved. */
    private static Path real(Path path) {
      try {
        return path.toRealPath();
      } catch (IOException notThere) {
        Path parent = path.getParent();
        return parent == null ? path : real(parent).resolve(path.getFileName());
      }
    }
  }
}
