package dev.moie.core.plugin.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a jar offers: its {@code META-INF/moie/types.json}.
 *
 * @param types its job types
 * @param extensions its other extensions
 * @param source the index as it was read
 */
public record TypesIndex(
    List<IndexedType> types, List<IndexedExtension> extensions, JsonNode source) {
  /** Where the index lies in a jar. */
  public static final String ENTRY = "META-INF/moie/types.json";

  public TypesIndex {
    types = List.copyOf(types);
    extensions = List.copyOf(extensions);
  }

  /** Whether some extension serves a point. */
  public boolean serves(String point) {
    return extensions.stream().anyMatch(extension -> extension.points().contains(point));
  }

  /** The binary names of all classes in the index. */
  Stream<String> classNames() {
    return Stream.concat(
        types.stream().map(IndexedType::className),
        extensions.stream().map(IndexedExtension::className));
  }
}
