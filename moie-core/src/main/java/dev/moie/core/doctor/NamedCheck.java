package dev.moie.core.doctor;

/** A check that is given its name and subject once. */
public abstract class NamedCheck implements Check {
  private final String id;
  private final Area area;
  private final String about;

  protected NamedCheck(String id, Area area, String about) {
    this.id = id;
    this.area = area;
    this.about = about;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Area area() {
    return area;
  }

  @Override
  public final String about() {
    return about;
  }
}
