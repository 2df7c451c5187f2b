package dev.moie.core.plugin;

import dev.moie.api.PluginExtensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pf4j.ExtensionPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extensions in the plugins of one generation, which alone see each other's classes. */
final class GenerationExtensions implements PluginExtensions {
  private static final Logger LOG = LoggerFactory.getLogger(GenerationExtensions.class);

  private final List<Candidate> members;
  private final Function<String, Optional<LoadedPlugin>> plugins;
  private final Quarantine quarantine;

  GenerationExtensions(
      List<Candidate> members,
      Function<String, Optional<LoadedPlugin>> plugins,
      Quarantine quarantine) {
    this.members = members;
    this.plugins = plugins;
    this.quarantine = quarantine;
  }

  @Override
  public <T extends ExtensionPoint> List<T> of(Class<T> point) {
    List<T> found = new ArrayList<>();
    for (Candidate member : members) {
      Optional<LoadedPlugin> plugin = plugins.apply(member.id());
      if (plugin.isPresent() && quarantine.of(member.id(), member.facts().sha256()).isEmpty()) {
        for (String name : member.index().implementing(point.getCanonicalName())) {
          make(plugin.get(), name, point).ifPresent(found::add);
        }
      }
    }
    return List.copyOf(found);
  }

  private static <T> Optional<T> make(LoadedPlugin plugin, String name, Class<T> point) {
    try {
      return Optional.of(point.cast(plugin.newInstance(name)));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.warn(
          "the extension {} of plugin {} cannot be made: {}",
          name,
          plugin.candidate().id(),
          Thrown.describe(e));
      return Optional.empty();
    }
  }
}
