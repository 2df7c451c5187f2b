package dev.moie.core.plugin.scan;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

/**
 * A class in a jar.
 *
 * @param name its binary name
 * @param major the version of its format: 61 for Java 17
 */
public record ClassFile(String name, int major) {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR_OF_JAVA_0 = 44;

  /** The Java release that can run it. */
  public int release() {
    return major - MAJOR_OF_JAVA_0;
  }

  /** Reads the version from the first eight bytes of a class file; empty if it is none. */
  static OptionalInt major(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    if (data.readInt() != MAGIC) {
      return OptionalInt.empty();
    }
    data.readUnsignedShort();
    return OptionalInt.of(data.readUnsignedShort());
  }

  /** Where a class lies in a jar. */
  static String entry(String binaryName) {
    return binaryName.replace('.', '/') + ".class";
  }
}
