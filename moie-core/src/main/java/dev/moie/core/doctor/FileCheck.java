package dev.moie.core.doctor;

import java.util.List;

/** A check of what a workspace has in files unless it lies in a database. */
public abstract class FileCheck extends SiteCheck {

  protected FileCheck(String id, Area area, String about) {
    super(id, area, about);
  }

  @Override
  protected final List<Finding> look(Site site, Setup setup) throws Exception {
    return site.shared().isPresent() ? List.of() : lookAtFiles(site, setup);
  }

  /** Looks at a workspace whose state and log are files. */
  protected abstract List<Finding> lookAtFiles(Site site, Setup setup) throws Exception;
}
