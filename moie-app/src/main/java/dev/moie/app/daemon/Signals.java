package dev.moie.app.daemon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the signals that mean something to a daemon away from the virtual machine, which would end
 * for each of them at once. The JDK has this in a module that is there on every JDK and that no
 * compiler likes to see named, so it is looked up.
 */
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /**
   * Has signals handled. One that cannot be is left to the virtual machine, and that is logged.
   *
   * @param names without SIG
   * @param handler called with the name, on a thread of the virtual machine
   */
  static void handle(List<String> names, Consumer<String> handler) {
    for (String name : names) {
      try {
        handle(name, handler);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
        LOG.warn("SIG{} is not handled: {}", name, String.valueOf(cause));
      }
    }
  }

  private static void handle(String name, Consumer<String> handler)
      throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    Object proxy =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> {
                    handler.accept(name);
                    yield null;
                  }
                  case "equals" -> self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  default -> "handler of SIG" + name;
                });
    signal
        .getMethod("handle", signal, type)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
  }
}
