package dev.moie.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is found of a secret in a text, and what is left alone. */
class MaskingTest {
  private static final String VALUE = "s3cr3t/+\"key\" of=Ünicode";

  private final Masking masking = new Masking();

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void is_idle_until_a_value_is_handed_out() {
    assertThat(masking.isIdle()).isTrue();
    assertThat(masking.mask(VALUE)).isEqualTo(VALUE);
    masking.hide(VALUE);
    assertThat(masking.isIdle()).isFalse();
  }

  @Test
  void finds_the_forms_that_a_value_takes_on_its_way() {
    masking.hide(VALUE);
    byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);
    assertThat(masking.mask("a " + VALUE + " b " + VALUE)).isEqualTo("a **** b ****");
    assertThat(masking.mask("?k=" + URLEncoder.encode(VALUE, StandardCharsets.UTF_8) + "&x"))
        .isEqualTo("?k=****&x");
    assertThat(masking.mask("{\"k\": \"" + VALUE.replace("\"", "\\\"") + "\"}"))
        .isEqualTo("{\"k\": \"****\"}");
    assertThat(masking.mask("<" + HexFormat.of().formatHex(bytes) + ">")).isEqualTo("<****>");
    for (String user : new String[] {"", "u:", "me:", "you:", "user:"}) {
      String encoded = base64(user + VALUE + "!");
      assertThat(masking.mask("Basic " + encoded)).contains("****").doesNotContain(encoded);
      String inner = encoded.substring(8, encoded.length() - 8);
      assertThat(masking.mask("Basic " + encoded)).doesNotContain(inner);
    }
  }

  @Test
  void finds_each_line_of_a_value_of_several() {
    masking.hide("-----BEGIN-----\nabcdefgh\nijklmnop\n-----END-----");
    assertThat(masking.mask("x abcdefgh ijklmnop y")).isEqualTo("x **** **** y");
  }

  @Test
  void finds_what_is_left_of_a_value_at_a_cut() {
    masking.hide("correct-horse-battery");
    assertThat(masking.mask("…ends with correct-hor")).isEqualTo("…ends with ****");
    assertThat(masking.mask("ends with correct-hor…")).isEqualTo("ends with ****…");
    assertThat(masking.mask("se-battery begins it")).isEqualTo("**** begins it");
    assertThat(masking.mask("the horse in the middle")).isEqualTo("the horse in the middle");
  }

  @Test
  void the_longer_of_two_values_goes_first() {
    masking.hide("abcd");
    masking.hide("abcdefgh");
    assertThat(masking.mask("(abcdefgh) (abcd)")).isEqualTo("(****) (****)");
  }
}
