package dev.moie.plugins.arxiv.judge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PatternProperties {
  private static final List<String> WORDS = List.of("a", "b", "c", "violates");
  private static final List<String> STEPS =
      List.of("a", "b", "viol*", "(a|b)", "(b c)", "(c)?", "..2", "..1");

  private static List<Token> tokens(String text) {
    return Tokens.of(text, 0, text.length());
  }

  private static String join(List<Integer> picks, List<String> from) {
    return String.join(" ", picks.stream().map(pick -> from.get(pick % from.size())).toList());
  }

  /** The plainest way to match: try everything. */
  private static boolean matches(List<String> steps, List<String> words) {
    if (steps.isEmpty()) {
      return words.isEmpty();
    }
    String step = steps.get(0);
    List<String> rest = steps.subList(1, steps.size());
    for (int taken = 0; taken <= Math.min(2, words.size()); taken++) {
      String text = String.join(" ", words.subList(0, taken));
      boolean fits =
          switch (step) {
            case "..2" -> true;
            case "..1" -> taken <= 1;
            case "viol*" -> text.equals("violates");
            case "(a|b)" -> text.equals("a") || text.equals("b");
            case "(b c)" -> text.equals("b c");
            case "(c)?" -> text.isEmpty() || text.equals("c");
            default -> text.equals(step);
          };
      if (fits && matches(rest, words.subList(taken, words.size()))) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 2000)
  void finds_what_trying_everything_finds(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 7) Integer> steps,
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 3) Integer> words) {
    List<String> parts = steps.stream().map(STEPS::get).toList();
    Pattern pattern = new PatternParser().pattern("a " + join(steps, STEPS) + " b");
    List<String> text = words.stream().map(WORDS::get).toList();
    List<String> all = new java.util.ArrayList<>(List.of("a"));
    all.addAll(parts);
    all.add("b");
    Optional<Integer> shortest = Optional.empty();
    for (int end = text.size(); end > 0; end--) {
      shortest = matches(all, text.subList(0, end)) ? Optional.of(end) : shortest;
    }

    assertThat(pattern.at(tokens(String.join(" ", text)), 0).map(Span::to)).isEqualTo(shortest);
  }

  @Example
  void says_what_is_wrong_with_a_pattern() {
    refused("(a|b", "has a ( without a )");
    refused("(a||b)", "is no word");
    refused("a ..99 b", "write ..1 to ..12");
    refused("a ..3", "ends with a gap");
    refused("..3 a", "has to begin with a word");
    refused("(a)? b", "has to begin with a word");
    refused("", "has to begin with a word");
    refused("a @nowhere", "there is no list \"nowhere\"");
    refused("a " + "..12 ".repeat(6) + "b", "spans more than 60 words");
    refused("a ".repeat(600), "is longer than 1000 characters");
  }

  private static void refused(String pattern, String why) {
    assertThatThrownBy(() -> new PatternParser().pattern(pattern))
        .as(pattern)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Example
  void hyphens_and_lists_are_understood() {
    PatternParser parser = new PatternParser();
    parser.define("usual", parser.words(List.of("well-known", "common*")));
    Pattern pattern = parser.pattern("contrary to ..2 @usual");

    assertThat(pattern.first(tokens("This is contrary to the commonly held view"), 0))
        .contains(new Span(2, 6));
    assertThat(pattern.first(tokens("Contrary to well-known results"), 0)).contains(new Span(0, 4));
    assertThat(pattern.first(tokens("contrary to one two three common"), 0)).isEmpty();
  }
}
