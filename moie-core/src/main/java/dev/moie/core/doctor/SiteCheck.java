package dev.moie.core.doctor;

import java.util.List;

/** A check of a workspace; without one there is nothing to look at. */
public abstract class SiteCheck extends NamedCheck {

  protected SiteCheck(String id, Area area, String about) {
    super(id, area, about);
  }

  @Override
  public final List<Finding> look(Setup setup) throws Exception {
    return setup.site().isEmpty() ? List.of() : look(setup.site().get(), setup);
  }

  /** Looks at a workspace. */
  protected abstract List<Finding> look(Site site, Setup setup) throws Exception;
}
