package dev.moie.plugins.arxiv.judge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {

  private static Profile read(String yaml) throws Exception {
    return ProfileReader.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "p.yaml");
  }

  private static List<String> problems(String yaml) {
    ProfileException thrown = catchThrowableOfType(ProfileException.class, () -> read(yaml));
    assertThat(thrown).as(yaml.substring(0, Math.min(100, yaml.length()))).isNotNull();
    return thrown.problems();
  }

  @Test
  void the_bundled_one_is_without_a_problem() throws Exception {
    Profile profile = ProfileReader.bundled();

    assertThat(profile.cues()).hasSizeGreaterThan(50);
    assertThat(profile.cues().stream().map(Cue::facet).distinct())
        .containsExactlyInAnyOrder(Facet.values());
    assertThat(profile.weights().divisor()).isEqualTo(1);
  }

  @Test
  void a_short_one_has_defaults() throws Exception {
    Profile profile = read("version: 1\nseeds: {liked: [hep-th/9901001]}\n");

    assertThat(profile.maxItems()).isEqualTo(20);
    assertThat(profile.liked()).containsExactly("hep-th/9901001");
    assertThat(profile.cues()).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file() {
    assertThat(
            problems(
                """
                version: 1
                max_item: 5
                thresholds:
                  digest: 0.9
                  alert: 0.5
                weights: {claim: much}
                seeds: {liked: [nonsense]}
                words:
                  Bad: [a]
                cues:
                  - id: one
                    facet: claims
                    kind: polarity
                    pattern: "(a"
                    wieght: 0.3
                  - id: one
                    facet: claim
                    kind: polarity
                    pattern: "@none b"
                    weight: 7
                """))
        .containsExactly(
            "p.yaml:2: \"max_item\" is not known; did you mean \"max_items\"?",
            "p.yaml:5: thresholds.alert is below thresholds.digest; make it at least as high",
            "p.yaml:6: weights.claim takes a number from 0 to 1, not \"much\"",
            "p.yaml:7: seeds.liked has \"nonsense\", which is no identifier such as 2611.00001",
            "p.yaml:9: words.Bad is no name of a list; write small letters, digits and _",
            "p.yaml:12: cues[0].facet is no \"claims\"; did you mean \"claim\"?",
            "p.yaml:14: cues[0].pattern \"(a\" cannot be used: has a ( without a ) behind it",
            "p.yaml:15: cues[0].\"wieght\" is not known; did you mean \"weight\"?",
            "p.yaml:16: cues[1].id is there twice: \"one\"",
            "p.yaml:19: cues[1].pattern \"@none b\" cannot be used: there is no list \"none\" above"
                + " it; define it under \"words\"",
            "p.yaml:20: cues[1].weight takes a number from 0.01 to 1, not \"7\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "just text",
        "- 1",
        "version: 2",
        "version: 1\nversion: 1",
        "version: 1\nauthors: {follow: one}",
        "version: 1\nauthors: {follow: [[a]]}",
        "version: 1\ncues: [1, {}]",
        "version: 1\nmax_items: 1.5",
        "version: [",
        "a: &x [1]\nb: *x",
        "version: !!java.net.URL http://localhost\n",
        "? [a]\n: b",
        "version: 1\nposition: {claims: ['..3']}",
        "version: \u0000"
      })
  void whatever_is_wrong_is_a_line_with_its_place(String yaml) {
    assertThat(problems(yaml))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("p.yaml:").doesNotContain("\n"));
  }

  @Test
  void hostile_ones_are_refused_before_they_cost_anything() {
    assertThat(problems("a: " + "[".repeat(100_000)))
        .hasSize(1)
        .first()
        .asString()
        .contains("deeper");
    assertThat(problems("#" + "x".repeat(600_000)))
        .hasSize(1)
        .first()
        .asString()
        .contains("512 KiB");
    String aliases = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
    assertThat(problems(aliases)).hasSize(1).first().asString().contains("alias");
    String many = "version: 1\n" + "cues:\n" + "  - {facet: no}\n".repeat(400);
    assertThat(problems(many)).hasSize(51).last().asString().contains("more problems");
  }
}
