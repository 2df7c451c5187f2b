package dev.moie.core.plugin.scan;

import java.util.List;

/**
 * An extension that is not a job type, as the annotation processor wrote it down.
 *
 * @param className the binary name of the class
 * @param points the binary names of the extension points that it serves
 */
public record IndexedExtension(String className, List<String> points) {
  public IndexedExtension {
    points = List.copyOf(points);
  }
}
