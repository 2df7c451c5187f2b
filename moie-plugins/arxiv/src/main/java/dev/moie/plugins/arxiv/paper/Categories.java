package dev.moie.plugins.arxiv.paper;

import java.util.List;
import java.util.Map;

/** arXiv's categories: those that have two names, and archives that hold categories. */
public final class Categories {
  /** Each pair is one category; papers carry either or both. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "math.MP", "math-ph",
          "math.ST", "stat.TH",
          "math.IT", "cs.IT",
          "math.NA", "cs.NA",
          "cs.SY", "eess.SY",
          "q-fin.EC", "econ.GN");

  /** Archives that were closed, and the category that took their papers in. */
  private static final Map<String, String> SUBSUMED =
      Map.ofEntries(
          Map.entry("acc-phys", "physics.acc-ph"),
          Map.entry("adap-org", "nlin.AO"),
          Map.entry("alg-geom", "math.AG"),
          Map.entry("ao-sci", "physics.ao-ph"),
          Map.entry("atom-ph", "physics.atom-ph"),
          Map.entry("bayes-an", "physics.data-an"),
          Map.entry("chao-dyn", "nlin.CD"),
          Map.entry("chem-ph", "physics.chem-ph"),
          Map.entry("cmp-lg", "cs.CL"),
          Map.entry("comp-gas", "nlin.CG"),
          Map.entry("dg-ga", "math.DG"),
          Map.entry("funct-an", "math.FA"),
          Map.entry("mtrl-th", "cond-mat.mtrl-sci"),
          Map.entry("patt-sol", "nlin.PS"),
          Map.entry("plasm-ph", "physics.plasm-ph"),
          Map.entry("q-alg", "math.QA"),
          Map.entry("solv-int", "nlin.SI"),
          Map.entry("supr-con", "cond-mat.supr-con"));

  /** The archives of the group "physics". */
  public static final List<String> PHYSICS_ARCHIVES =
      List.of(
          "astro-ph",
          "cond-mat",
          "gr-qc",
          "hep-ex",
          "hep-lat",
          "hep-ph",
          "hep-th",
          "math-ph",
          "nlin",
          "nucl-ex",
          "nucl-th",
          "physics",
          "quant-ph");

  private Categories() {}

  /** The name under which a category is compared. */
  public static String canonical(String category) {
    String current = SUBSUMED.getOrDefault(category, category);
    return ALIASES.getOrDefault(current, current);
  }

  /** The archive of a category: {@code cond-mat} of {@code cond-mat.str-el}. */
  public static String archive(String category) {
    String name = canonical(category);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Whether a category belongs to the group "physics", as arXiv's sets have it. */
  public static boolean isPhysics(String category) {
    return PHYSICS_ARCHIVES.contains(archive(category));
  }

  /**
   * Whether a category is one of those that were asked for.
   *
   * @param wanted categories, archives, which stand for all their categories, or {@code
   *     group:physics}
   */
  public static boolean matches(String category, List<String> wanted) {
    String name = canonical(category);
    String archive = archive(category);
    for (String each : wanted) {
      if (each.equals("group:physics")
          ? isPhysics(category)
          : canonical(each).equals(name) || each.equals(archive)) {
        return true;
      }
    }
    return false;
  }
}
