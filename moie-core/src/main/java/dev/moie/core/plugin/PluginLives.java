package dev.moie.core.plugin;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.pf4j.Plugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of the plugins' {@code Plugin-Class}. PF4J would run their code on the caller's
 * thread and without end: here each constructor, {@code start} and {@code stop} is a guarded call.
 */
final class PluginLives {
  private static final Logger LOG = LoggerFactory.getLogger(PluginLives.class);

  private final Containment containment;
  private final Supplier<Generation.Lease> leases;
  private final Map<String, Life> lives = new ConcurrentHashMap<>();

  private record Life(Plugin plugin, ClassLoader loader) {}

  PluginLives(Containment containment, Supplier<Generation.Lease> leases) {
    this.containment = containment;
    this.leases = leases;
  }

  /** Makes and starts a plugin's own class, if it has one. */
  void begin(Candidate member, ClassLoader loader, String className)
      throws CallFailure, InterruptedException {
    if (className.equals(Plugin.class.getName())) {
      return;
    }
    GuardedCall call =
        new GuardedCall(
            containment,
            new CallSubject(member, "the start of plugin '" + member.id() + "'"),
            loader,
            leases.get(),
            containment.limits().start());
    Plugin made =
        call.run(
            () -> {
              Plugin plugin = instance(loader, className);
              plugin.start();
              return plugin;
            },
            () -> {});
    lives.put(member.id(), new Life(made, loader));
  }

  private static Plugin instance(ClassLoader loader, String className) throws CallFailure {
    try {
      Object made = loader.loadClass(className).getConstructor().newInstance();
      if (made instanceof Plugin plugin) {
        return plugin;
      }
    } catch (InvocationTargetException e) {
      throw refused("its constructor threw " + Thrown.describe(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw refused(
          "the Plugin-Class "
              + className
              + " has to be there and have a public constructor without parameters: "
              + Thrown.describe(e));
    }
    throw refused("the Plugin-Class " + className + " is no org.pf4j.Plugin");
  }

  private static CallFailure refused(String why) {
    return new CallFailure(CallFailure.Kind.REFUSED, why);
  }

  /** See {@link Generation#rehearse}. */
  Optional<PluginProblem> rehearse(LoadedPlugin plugin) throws CallFailure, InterruptedException {
    Candidate member = plugin.candidate();
    GuardedCall call =
        new GuardedCall(
            containment,
            new CallSubject(member, "the first use of plugin '" + member.id() + "'"),
            plugin.loader(),
            leases.get(),
            containment.limits().start());
    call.run(
        () -> {
          for (TypeInfo type : member.index().types()) {
            Class.forName(type.configClass(), true, plugin.loader());
            plugin.newInstance(type.className());
          }
          return plugin.listeners();
        },
        () -> {});
    return Optional.empty();
  }

  /** Stops a plugin's own class, if it was started. False if that still runs. */
  boolean end(Candidate member) throws InterruptedException {
    Life life = lives.remove(member.id());
    if (life == null) {
      return true;
    }
    GuardedCall call =
        new GuardedCall(
            containment,
            new CallSubject(member, "the stop of plugin '" + member.id() + "'"),
            life.loader(),
            Generation.Lease.NONE,
            containment.limits().stop());
    try {
      call.run(
          () -> {
            life.plugin().stop();
            return true;
          },
          () -> {});
      return true;
    } catch (CallFailure e) {
      LOG.warn("plugin {} could not be stopped: {}", member.id(), e.getMessage());
      return e.kind() != CallFailure.Kind.ABANDONED;
    }
  }
}
