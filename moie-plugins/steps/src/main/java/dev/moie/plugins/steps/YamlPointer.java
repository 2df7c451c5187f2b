package dev.moie.plugins.steps;

import java.util.Arrays;
import java.util.List;

/** A path to a value, in the form of RFC 6901. */
final class YamlPointer {
  private YamlPointer() {}

  /**
   * The names and numbers on the way.
   *
   * @throws IllegalArgumentException if it is none
   */
  static List<String> of(String pointer) {
    if (!pointer.matches("(/([^~/]|~[01])+)+")) {
      throw new IllegalArgumentException(
          "set has \"" + pointer + "\", which is no pointer such as /reasoning_core/model");
    }
    return Arrays.stream(pointer.substring(1).split("/", -1))
        .map(name -> name.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  /** The first names, as a pointer. */
  static String text(List<String> names) {
    StringBuilder text = new StringBuilder();
    names.forEach(name -> text.append('/').append(name.replace("~", "~0").replace("/", "~1")));
    return text.length() == 0 ? "the whole file" : text.toString();
  }
}
