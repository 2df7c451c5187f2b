package dev.moie.api;

import java.util.Objects;

/** What a plugin is told about a phase. Immutable. */
public final class PhaseInfo {
  private final int id;
  private final String name;

  private PhaseInfo(int id, String name) {
    this.id = id;
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Describes a phase.
   *
   * @param id its id in the state file
   * @param name its name
   * @return the description of the phase
   */
  public static PhaseInfo of(int id, String name) {
    return new PhaseInfo(id, name);
  }

  /**
   * The id in the state file.
   *
   * @return the id
   */
  public int id() {
    return id;
  }

  /**
   * The name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return "phase " + id + " (" + name + ")";
  }
}
