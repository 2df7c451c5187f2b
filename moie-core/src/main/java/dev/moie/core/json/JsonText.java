package dev.moie.core.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a JSON document. Never changed once made. */
public final class JsonText {
  private final byte[] bytes;
  private int[] lineStarts = {};

  public JsonText(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A JSON string literal for a text, quotes included. */
  public static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  public int length() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public boolean sameAs(byte[] others) {
    return Arrays.equals(bytes, others);
  }

  /** Whether something stands here in the very same bytes as something in another document. */
  public boolean hasSame(Located here, JsonText other, Located there) {
    return Arrays.equals(bytes, here.start(), here.end(), other.bytes, there.start(), there.end());
  }

  byte at(int offset) {
    return bytes[offset];
  }

  byte[] raw() {
    return bytes;
  }

  String slice(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The white space that ends at an offset. */
  String whiteBefore(int offset) {
    int from = offset;
    while (from > 0 && isWhite(bytes[from - 1])) {
      from--;
    }
    return slice(from, offset);
  }

  /** The white space that begins the line of an offset, without its line end. */
  String indentation(int offset) {
    int start = offset;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    int end = start;
    while (end < offset && (bytes[end] == ' ' || bytes[end] == '\t')) {
      end++;
    }
    return slice(start, end);
  }

  static boolean isWhite(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** The line of an offset, counted from 1. */
  public synchronized int lineOf(int offset) {
    if (lineStarts.length == 0) {
      lineStarts = findLineStarts();
    }
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int[] findLineStarts() {
    int count = 1;
    for (byte b : bytes) {
      if (b == '\n') {
        count++;
      }
    }
    int[] starts = new int[count];
    int next = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        starts[next++] = i + 1;
      }
    }
    return starts;
  }
}
