package hostile;

import java.io.PrintStream;
import java.util.Locale;
import java.util.TimeZone;

/** Every harm that code can do from inside a call, short of ending the process. */
final class Harm {
  private Harm() {}

  static String run(String harm) {
    Thread thread = Thread.currentThread();
    switch (harm) {
      case "none":
        return "no harm";
      case "loop":
        while (!released()) {
          Thread.onSpinWait();
        }
        return "at last";
      case "stubborn":
        while (!released()) {
          try {
            Thread.sleep(5);
          } catch (InterruptedException ignored) {
            // that is the point
          }
        }
        return "at last";
      case "sleep":
        try {
          Thread.sleep(3_600_000);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return "slept";
      case "linkage":
        throw new LinkageError("a broken link");
      case "missing-class":
        throw new NoClassDefFoundError("lib/Absent");
      case "overflow":
        return run(harm) + "x";
      case "memory":
        throw new OutOfMemoryError("Java heap space");
      case "much-memory":
        return "" + new long[Integer.MAX_VALUE].length;
      case "death":
        throw new Error("an error");
      case "null":
        return null;
      case "bad-message":
        throw new BadMessage(false);
      case "slow-message":
        throw new BadMessage(true);
      case "huge":
        return "x\u001b[31m\u0000\ud800".repeat(2_000_000);
      case "ambience":
        Locale.setDefault(Locale.forLanguageTag("tr"));
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        System.setOut(new PrintStream(PrintStream.nullOutputStream()));
        System.setErr(new PrintStream(PrintStream.nullOutputStream()));
        System.setIn(java.io.InputStream.nullInputStream());
        Thread.setDefaultUncaughtExceptionHandler((its, thrown) -> {});
        System.setProperties(new java.util.Properties());
        return "changed";
      case "zone":
        TimeZone.setDefault(new Zone());
        return "changed";
      case "format":
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
        return "changed";
      case "thread":
        thread.setContextClassLoader(null);
        thread.setName("not mine");
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.setUncaughtExceptionHandler((failed, why) -> {});
        MINE.set("left behind");
        thread.interrupt();
        return "changed";
      case "thread-state":
        return (MINE.get() == null ? "another thread " : "the same thread ")
            + thread.getName()
            + " "
            + (thread.getUncaughtExceptionHandler() == thread.getThreadGroup())
            + " "
            + thread.getPriority()
            + " "
            + thread.isInterrupted()
            + " "
            + (thread.getContextClassLoader() == Harm.class.getClassLoader());
      default:
        throw new IllegalArgumentException(harm);
    }
  }

  private static final ThreadLocal<String> MINE = new ThreadLocal<>();

  static boolean released() {
    return System.getProperty("moie.test.release") != null;
  }

  /** What it says is code too. */
  static final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean slow;

    BadMessage(boolean slow) {
      this.slow = slow;
    }

    @Override
    public String getMessage() {
      if (slow) {
        return run("sleep");
      }
      throw new IllegalStateException("no message for you");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause either");
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }

  /** One that cannot be asked for: whoever does runs code of it. */
  private static final class Zone extends java.util.SimpleTimeZone {
    private boolean copied;

    Zone() {
      super(0, "hostile");
    }

    @Override
    public Object clone() {
      if (copied) {
        throw new IllegalStateException("no copies");
      }
      Zone copy = (Zone) super.clone();
      copy.copied = true;
      return copy;
    }
  }
}
