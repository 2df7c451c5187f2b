package dev.moie.plugins.arxiv.harvest;

import dev.moie.plugins.arxiv.paper.Categories;
import java.util.List;

/** The names of categories where they are asked for. */
public final class SetNames {
  private static final String PHYSICS = "group:physics";

  private SetNames() {}

  /** OAI-PMH's sets: {@code physics:hep-th} and {@code cs:cs:AI} for hep-th and cs.AI. */
  public static List<String> sets(List<String> watched) {
    return watched.stream().map(SetNames::set).distinct().toList();
  }

  private static String set(String category) {
    if (category.equals(PHYSICS)) {
      return "physics";
    }
    String name = Categories.canonical(category);
    String archive = Categories.archive(name);
    String group = Categories.isPhysics(name) ? "physics" : archive;
    int dot = name.indexOf('.');
    if (dot >= 0) {
      return group + ":" + archive + ":" + name.substring(dot + 1);
    }
    return group.equals(archive) && !group.equals("physics") ? group : group + ":" + archive;
  }

  /** The feeds' names, which know no groups. */
  public static List<String> feeds(List<String> watched) {
    return watched.stream()
        .flatMap(
            each ->
                each.equals(PHYSICS)
                    ? Categories.PHYSICS_ARCHIVES.stream()
                    : java.util.stream.Stream.of(Categories.canonical(each)))
        .distinct()
        .toList();
  }
}
