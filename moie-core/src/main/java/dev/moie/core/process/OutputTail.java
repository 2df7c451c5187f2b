package dev.moie.core.process;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Keeps the end of a program's output, however much it writes. Thread-safe: one thread adds, others
 * may look meanwhile.
 */
final class OutputTail {
  static final int KEPT = 8 * 1024;

  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

  private final byte[] ring = new byte[KEPT];
  private long total;

  synchronized void add(byte[] bytes, int length) {
    int from = Math.max(0, length - KEPT);
    int place = (int) ((total + from) % KEPT);
    int first = Math.min(length - from, KEPT - place);
    System.arraycopy(bytes, from, ring, place, first);
    System.arraycopy(bytes, from + first, ring, 0, length - from - first);
    total += length;
  }

  synchronized long total() {
    return total;
  }

  /** The end as text: broken UTF-8 replaced, escape sequences and control characters gone. */
  synchronized String text() {
    int length = (int) Math.min(total, KEPT);
    byte[] end = new byte[length];
    int start = total <= KEPT ? 0 : (int) (total % KEPT);
    for (int i = 0; i < length; i++) {
      end[i] = ring[(start + i) % KEPT];
    }
    int skip = 0;
    // The cut may have gone through a character: drop its remainder.
    while (total > KEPT && skip < 3 && skip < length && (end[skip] & 0xC0) == 0x80) {
      skip++;
    }
    String text = new String(end, skip, length - skip, StandardCharsets.UTF_8);
    String plain = ESCAPES.matcher(text.replace("\r\n", "\n")).replaceAll("");
    return CONTROLS.matcher(plain).replaceAll("\uFFFD").stripTrailing();
  }
}
