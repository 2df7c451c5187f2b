package dev.moie.plugins.arxiv.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A paper, as it is known now. White space in its texts is collapsed; LaTeX is left as it is, but
 * for the accents in names.
 *
 * @param id what identifies it
 * @param versions the oldest first; at least one
 * @param title its title
 * @param summary its abstract
 * @param authors in their order
 * @param categories the primary one first
 * @param comments such as "12 pages"; often empty
 * @param journal where it was published; often empty
 * @param doi its publisher's identifier
 */
public record Paper(
    ArxivId id,
    List<PaperVersion> versions,
    String title,
    String summary,
    List<String> authors,
    List<String> categories,
    String comments,
    String journal,
    Optional<String> doi) {

  /** Copies the lists. */
  public Paper {
    versions = List.copyOf(versions);
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException(id + " has no version");
    }
  }

  /** The latest version. */
  public PaperVersion latest() {
    return versions.get(versions.size() - 1);
  }

  /** When the first version was handed in. */
  public Instant submitted() {
    return versions.get(0).submitted();
  }

  /** When the latest version was handed in. */
  public Instant updated() {
    return latest().submitted();
  }

  /** Whether the latest version says that the paper is withdrawn. */
  public boolean isWithdrawn() {
    return latest().withdrawn();
  }

  /** The category that the authors chose first; empty if none is known. */
  public Optional<String> primaryCategory() {
    return categories.stream().findFirst();
  }

  /** The page of the latest version. */
  public String page() {
    return id.page() + "v" + latest().number();
  }
}
