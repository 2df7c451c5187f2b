package dev.moie.core.state;

import dev.moie.core.json.Located;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash over what decides what a job does. Title, description, status and layout are not part of
 * it, so editing them forgets no attempts.
 */
final class Definition {
  private static final List<String> KEYS =
      List.of(
          "verification_cmd", "verify", "run", "schedule", "timezone", "timeout", "retry", "needs");

  private Definition() {}

  static String hash(Located.Obj job) {
    StringBuilder canonical = new StringBuilder();
    for (String key : KEYS) {
      job.member(key)
          .ifPresent(
              member -> {
                canonical.append(key).append(':');
                write(member.value(), canonical);
              });
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void write(Located value, StringBuilder out) {
    if (value instanceof Located.Obj object) {
      out.append('{');
      for (Located.Member member : object.members()) {
        out.append(member.key().length()).append('"').append(member.key()).append(':');
        write(member.value(), out);
      }
      out.append('}');
    } else if (value instanceof Located.Arr list) {
      out.append('[');
      list.items().forEach(item -> write(item, out));
      out.append(']');
    } else if (value instanceof Located.Str string) {
      // The length in front makes the text unambiguous without escaping it.
      out.append(string.text().length()).append('"').append(string.text());
    } else if (value instanceof Located.Num number) {
      out.append('#').append(number.text()).append(';');
    } else {
      out.append(((Located.Literal) value).text());
    }
  }
}
