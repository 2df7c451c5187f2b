package dev.moie.core.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The forms in which a value commonly turns up: as it is, each line of it, in a URL, in JSON, in
 * Base64 wherever in the encoded text it begins (an {@code Authorization} header has a user before
 * it), and in hex. A plugin that wants to disguise it otherwise can.
 */
final class SecretForms {
  private SecretForms() {}

  static Set<String> of(String value) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(value);
    value.lines().map(String::strip).forEach(forms::add);
    String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    forms.add(form);
    forms.add(form.replace("+", "%20"));
    forms.add(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      forms.add(core(Base64.getEncoder(), shifted, before));
      forms.add(core(Base64.getUrlEncoder(), shifted, before));
    }
    return forms;
  }

  /** The characters that are the value's alone, whatever is encoded before and behind it. */
  private static String core(Base64.Encoder encoder, byte[] shifted, int before) {
    String encoded = encoder.withoutPadding().encodeToString(shifted);
    int first = (before * 8 + 5) / 6;
    int last = shifted.length * 8 / 6;
    // A short core would be found in texts that have nothing to do with it.
    return last - first >= 2 * Masking.SHORTEST ? encoded.substring(first, last) : "";
  }
}
