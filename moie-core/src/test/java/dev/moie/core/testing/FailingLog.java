package dev.moie.core.testing;

import dev.moie.core.log.ExecutionLog;
import dev.moie.core.log.LogException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The real log, one write of which fails: before it happens, or after. */
public final class FailingLog {
  private static final Set<String> WRITES = Set.of("write", "writeLast", "saved");

  private FailingLog() {}

  /**
   * Wraps a log.
   *
   * @param failing the write that fails, counted from 1; 0 for none
   * @param after whether it has happened all the same
   * @param calls counts the writes
   */
  public static ExecutionLog of(
      ExecutionLog real, int failing, boolean after, AtomicInteger calls) {
    return (ExecutionLog)
        Proxy.newProxyInstance(
            FailingLog.class.getClassLoader(),
            new Class<?>[] {ExecutionLog.class},
            (proxy, method, arguments) -> {
              boolean now = WRITES.contains(method.getName()) && calls.incrementAndGet() == failing;
              if (now && !after) {
                throw new LogException("the log cannot be written: no space left", null);
              }
              try {
                Object answer = method.invoke(real, arguments);
                if (now) {
                  throw new LogException("the log cannot be written: input/output error", null);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
