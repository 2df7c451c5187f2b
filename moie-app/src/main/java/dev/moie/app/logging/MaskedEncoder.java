package dev.moie.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.moie.core.secret.Masking;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes as another encoder does, without the secrets. */
final class MaskedEncoder extends EncoderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> encoder;

  MaskedEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
    start();
  }

  @Override
  public byte[] headerBytes() {
    return encoder.headerBytes();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    byte[] line = encoder.encode(event);
    Optional<Masking> masking = LateLogging.secrets();
    if (masking.isEmpty()) {
      return line;
    }
    String text = new String(line, StandardCharsets.UTF_8);
    // Without its line end, which a mask may take for a part of a secret.
    String body = text.stripTrailing();
    return (masking.get().mask(body) + text.substring(body.length()))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return encoder.footerBytes();
  }
}
