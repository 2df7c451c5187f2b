package dev.moie.app.logging;

import dev.moie.core.secret.Masking;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where plugins print and loggers write to. As soon as a secret was handed out, lines are kept back
 * until they are whole, and secrets in them are masked. Thread-safe.
 */
public final class MaskedOutput extends FilterOutputStream {
  /** A line that is longer goes out in parts. */
  private static final int LONGEST = 64 * 1024;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Writes to another stream. */
  public MaskedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (line.size() == 0 && LateLogging.secrets().isEmpty()) {
      out.write(bytes, offset, length);
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      line.write(bytes[i]);
      if (bytes[i] == '\n' || line.size() >= LONGEST) {
        finish();
      }
    }
  }

  /** Writes what is kept back of a line that has no end yet. */
  public synchronized void finish() throws IOException {
    if (line.size() > 0) {
      String text = line.toString(StandardCharsets.UTF_8);
      line.reset();
      String body = text.stripTrailing();
      Optional<Masking> masking = LateLogging.secrets();
      String masked = masking.isPresent() ? masking.get().mask(body) : body;
      out.write((masked + text.substring(body.length())).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
