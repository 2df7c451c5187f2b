package dev.moie.core.doctor.cluster;

import dev.moie.core.doctor.Area;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.SharedStore;
import dev.moie.core.doctor.Site;
import dev.moie.core.doctor.SiteCheck;
import java.util.List;

/** A check of the database of a cluster; without one there is nothing to look at. */
abstract class StoreCheck extends SiteCheck {

  StoreCheck(String id, String about) {
    super(id, Area.CLUSTER, about);
  }

  @Override
  protected final List<Finding> look(Site site, Setup setup) throws Exception {
    return site.shared().isEmpty() ? List.of() : look(site.shared().get(), setup);
  }

  /** Looks at a database. */
  abstract List<Finding> look(SharedStore store, Setup setup) throws Exception;
}
