package dev.moie.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where everybody but the program itself prints and logs to. Whoever closes it has closed nothing,
 * and what a plugin prints beyond all measure gets no further.
 */
final class KeptOpen extends PrintStream {
  private final ExitWatch plugins;

  KeptOpen(OutputStream out, ExitWatch plugins) {
    super(out, true, StandardCharsets.UTF_8);
    this.plugins = plugins;
  }

  @Override
  public void write(int each) {
    if (plugins.admits(1)) {
      super.write(each);
    }
  }

  /** Characters come here too, as bytes. */
  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (plugins.admits(length)) {
      super.write(bytes, offset, length);
    }
  }

  @Override
  public void close() {
    flush();
  }
}
