package dev.moie.core.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a program writes, read without ever blocking: only what is in the pipe already.
 *
 * <p>When a program ends, Java reads what is left in its pipe into memory, for as long as anything
 * comes: for ever, if a child that has escaped floods it. It takes the stream's monitor first. So
 * we hold that monitor until we have closed the stream, after which Java finds nothing to do, and
 * whoever still writes gets SIGPIPE.
 */
final class ProgramOutput {
  /** More than any pipe holds, unless somebody goes on writing. */
  private static final int REST = 1 << 20;

  private final InputStream pipe;
  private final byte[] buffer = new byte[16 * 1024];
  private final OutputTail tail = new OutputTail();

  ProgramOutput(InputStream pipe) {
    this.pipe = pipe;
  }

  /** What is done with the output. */
  interface Use<T> {
    T use() throws InterruptedException;
  }

  /** Keeps Java away from the stream, and closes it in the end. */
  <T> T exclusively(Use<T> use) throws InterruptedException {
    synchronized (pipe) {
      try {
        return use.use();
      } finally {
        close();
      }
    }
  }

  /**
   * Reads what there is, up to the size of the buffer.
   *
   * @return whether there was anything
   */
  boolean readSome() {
    try {
      int there = Math.min(pipe.available(), buffer.length);
      int read = there > 0 ? pipe.read(buffer, 0, there) : 0;
      if (read > 0) {
        tail.add(buffer, read);
      }
      return read > 0;
    } catch (IOException closed) {
      return false;
    }
  }

  /** Reads what is in the pipe once the program has ended. */
  void readRest() {
    long end = tail.total() + REST;
    while (tail.total() < end && readSome()) {
      // all is done by the condition
    }
  }

  String text() {
    return tail.text();
  }

  long total() {
    return tail.total();
  }

  private void close() {
    try {
      pipe.close();
    } catch (IOException nothingMoreToRead) {
      // closed is closed
    }
  }
}
